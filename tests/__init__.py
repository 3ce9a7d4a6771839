"""What tests of all apps share."""
