# The file itself: where it may lie, who has it open, what it may hold, and how much room there is.

trouble-too-new-by = This file was made by a newer Settled: { $by }. This one is { $ours }. Use the newer one to open it. Nothing was changed
trouble-foreign-extra = This file holds something that Settled did not put there ({ $what }), so it stays closed. Keep it for someone to look at, and open your last safe copy
trouble-foreign-missing = This file does not hold all that Settled put there ({ $what } is not there), so it stays closed. Keep it for someone to look at, and open your last safe copy
trouble-foreign-different = Something in this file is not as Settled made it ({ $what }), so it stays closed. Keep it for someone to look at, and open your last safe copy
