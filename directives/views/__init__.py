"""The pages of directives: reading and listing, drafting the document, its sentences, its force."""
