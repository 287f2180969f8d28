"""What followers receive: feeds, the calendar, reminders."""
