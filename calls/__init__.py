"""Who comes to the office though their week has them at home: asked for, or called."""
