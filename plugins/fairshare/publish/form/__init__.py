"""The form in which people write an entry in the browser, and the data that its scripts use."""
