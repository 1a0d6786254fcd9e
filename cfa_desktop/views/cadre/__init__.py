"""The frame around the pages: menus, top bar, strip of the day, search, bottom bar."""
