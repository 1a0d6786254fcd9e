"""The calendar of a campagne: its dates, their origins, how they are edited and checked."""
