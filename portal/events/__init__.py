"""Events on the web: calendars that programs ask for, and the page where one gets their addresses."""
