"""The pages about the agency: people, units, calendar, recipients."""
