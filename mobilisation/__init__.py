"""Who is sent to the teams of a campaign: needed, called, there, sent home, told by the week."""
