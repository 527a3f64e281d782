# Words of Files and of choosing and checking a spreadsheet.

## Keys
command-do-it = Do it
command-check-file = Check the file
command-check-file-help = Looks through the whole file for damage. Changes nothing
command-look-through = Look through
command-elsewhere = Somewhere else

## Files
files-tip = Enter does what is highlighted. I brings in a spreadsheet
files-counts = It holds { $profiles ->
    [one] 1 person or home
   *[other] { $profiles } people and homes
  }, { $introductions ->
    [one] 1 introduction
   *[other] { $introductions } introductions
  } and { $arrangements ->
    [one] 1 arrangement
   *[other] { $arrangements } arrangements
  }.
files-where = It is in { $folder } ({ $size }).
files-safe-copy = Safe copies of it are made by themselves. They are locked too. B shows them.
files-safe-copy-practice = These are practice people, all of them made up. There is nothing here to keep safe.
files-in = In
files-out = Out, as a spreadsheet
files-look = The file itself
files-import = Bring in a spreadsheet
files-export = Save { $list }
files-history = See what was changed, when and by whom
files-check = Check the file for damage
files-checking = Working. Every page and every change is looked at
size-kilo = { $n } KB
size-mega = { $n } MB
ask-export-which = Which list? It is saved as a spreadsheet in { $folder }, outside the locked file. It has full names and it will not be locked. Anybody who can open that folder can read it.
ask-export-list = Save { $list }

## Choosing a spreadsheet
import-trail = Import
import-choose = Choose a spreadsheet. The newest file in Downloads is at the top. Nothing is added until you have checked it.
import-none-found = There is no spreadsheet in Downloads, Documents or the folder Settled was started from. In your spreadsheet, save it as CSV, or type where it is.
import-path = Somewhere else
import-enter-path = Type where the spreadsheet is, then press Enter
import-reading = Working. The spreadsheet is being read. Nothing is added yet
import-not-there = There is no file at { $path }. Check where it is
import-cannot-read = { $path } cannot be read. If it is open in your spreadsheet, close it there and try again
trouble-nothing-to-export = There is nothing in that list yet, so nothing was saved
import-tip = Enter looks through the spreadsheet that is highlighted
import-tip-path = Type or paste where it is, then press Enter. It must be saved as CSV

## Checking a spreadsheet
import-check-trail = Check
command-fix = Fix
command-leave-row-out = Leave row out
command-leave-column-out = Leave column out
command-edit-columns = Columns
command-rows = Rows
command-choose-place = Choose a place
command-take-place = Take it
command-add-rows = Add
command-stop-import = Stop
command-to-rows = Back
command-kept = What is kept
command-only-problems = Only what needs an answer
command-every-row = Every row
import-counts = { $file }: { $rows } rows. { $ready } ready, { $answer } need an answer, { $double } may be here already, { $out } left out{ $empty ->
    [0] {""}
   *[other] , { $empty } empty
  }
import-which-kind = Who is this list about?
import-kind-people = People
import-kind-households = Households
import-kind-householders = Householders
import-kind-homesharers = Homesharers
import-look-at-accents = This file was saved in an old way of writing letters. Look at names with accents before you add them
import-kept-count = V shows { $kept } cells that are kept as they are, and { $notes } worth a look. Nothing is dropped.
import-your-column = Your column
import-goes-to = goes to
import-looks-like = Looks like
import-looks-like-more = Looks like (E shows { $n } more columns)
import-no-heading = (no heading)
import-where-to = Where does “{ $heading }” go?
import-find-place = Type to find
import-note-sentence = Row { $row }, { $heading }: { $cell }. { $note }
import-row = Row
import-name = Name
import-problem = What becomes of it
import-in-file = In your file
import-all-ready = Every row is ready. F shows them all
import-empty-name = (empty)
import-keep-both = B keeps both
import-adding = Working. They are being added
import-understood = Understood as { $what }
import-empties = Empty: nothing will be said about this
import-kept-as-it-is = Not understood: kept with the profile as it is
import-fix-duplicate = May be here already. B keeps both, L leaves this row out
import-no-duplicate = This row is not like anybody who is here already
import-nothing-to-fix = There is nothing to fix in this row
import-which-is-the-name = No column goes to the name. Press E and choose which one it is
import-left-to-do = { $left ->
    [0] Nothing needs an answer any more
    [one] 1 row still needs an answer
   *[other] { $left } rows still need an answer
  }. Ctrl+S adds { $ready }
import-nothing-ready = No row is ready to be added yet
import-nothing-kept = Everything in this file has a place
import-nothing-to-undo = Nothing to undo here yet. Esc goes back, and then Ctrl+Z undoes what you saved before
import-no-redo = Nothing to put back here
import-stopped = Stopped. Nothing was added
import-stopped-kept = Stopped. Nothing was added. What you put right is kept: it is on Today
import-carried-on = What you put right in this spreadsheet before is put right again
import-has-changed = This spreadsheet has changed since. What you put right in it before does not fit any more
draft-import = Import: { $file }
import-done-all = { $added } added. Ctrl+Z takes them out again
import-tip-rows = { $left ->
    [0] Nothing needs an answer
    [one] 1 row needs an answer
   *[other] { $left } rows need an answer
  }. Nothing is added until you press Ctrl+S, which adds { $ready }
import-tip-fix = Type it anew, or ← and → to change it. Enter goes on to the next
import-tip-columns = Enter chooses a place. 1 to 4 say who the list is about
import-tip-choose = Type any part of a place, ↑ and ↓ move, Enter takes it
import-tip-kept = All of this is kept with the profiles, word for word. Esc goes back

## Headings of a shortlist
export-group = Group
export-not-enough = Not enough known yet
export-fit = Fit
export-fit-low = Likely from
export-fit-high = Likely to
export-own-view = View of whom the list is for
export-their-view = View of the other side
export-questions = Open questions
