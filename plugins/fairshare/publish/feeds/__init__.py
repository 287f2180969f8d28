"""What followers are told: feeds, the calendar, reminders."""
