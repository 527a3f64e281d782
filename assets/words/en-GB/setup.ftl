# Words of setting up a scheme and of opening it: names, passphrase, recovery sheet.

working = Working
working-wait = Working. What you press meanwhile is kept and done afterwards

## Keys
command-back-step = Back one step
command-see-sheet = See the sheet
command-take-suggestion = Take the suggestion
command-unlock = Open
command-lost = I have lost it
command-choose-a = A
command-choose-a-help = Dark letters on light
command-choose-b = B
command-choose-b-help = Light letters on dark
command-choose-c = C
command-choose-c-help = More contrast

## A new passphrase
passphrase-label = Passphrase
passphrase-again = Type it again
passphrase-same = the same
passphrase-why = 4 or more words you will remember. There is no PIN, no hint and no back door: nobody can reset it for you.
passphrase-reveal = Ctrl+T shows or hides what you typed.
passphrase-suggestion = F4 takes this one: { $words }
passphrase-tip = Passphrase must be 4 words or more, or 16 characters or more
passphrase-tip-again = Type the same passphrase again, then press Enter
passphrase-easy = That is one of the first that somebody would guess. Choose words that do not belong together
passphrase-not-the-same = The 2 are not the same. Type it again, or press Ctrl+T to see both
strength-too-short = not long enough yet
strength-weak = easy to guess
strength-good = good
strength-strong = strong
caps-lock = All capitals so far. Caps Lock may be on

## The recovery sheet
sheet-why = Write these 24 words down on paper, in order, and keep the sheet in a safe place. They open the file if the passphrase is forgotten. They are not shown again.
sheet-ask = Look at your sheet and type these 3 words. This shows that it can be read.
sheet-word = Word { $n }
sheet-wrong = Word { $n } is not as on the sheet. Check it and try again, or press Esc to see the words
sheet-tip = Write the 24 words down, then press Enter
sheet-tip-ask = Enter goes on. Esc shows the words again

## Setting up
setup-trail = Set up, step { $step } of 5
setup-welcome = Welcome. Let us set this up. It takes about 2 minutes and works without the internet.
setup-promise = Everything stays in one locked file on this computer. Nothing is sent anywhere.
setup-step-look = Which is easier to read?
setup-step-who = Your name and a passphrase
setup-step-sheet = Write down a recovery sheet
setup-step-start = What to start with
setup-step-try = 3 things to try
setup-done = √ done
setup-now = ► now
setup-to-do = to do
setup-your-name = Your name
setup-scheme = Name of the scheme
setup-enter-your-name = Enter your name. The history shows who changed what
setup-enter-scheme = Enter a name for the scheme
setup-start-practice = Practice people (made up)
setup-start-practice-how = Practice people have a file of their own, so they never mix with real ones. Press Ctrl+Q to close, then start Settled with: settled demo
setup-start-spreadsheet = Your spreadsheet
setup-start-spreadsheet-how = Makes the file, then lets you choose a spreadsheet and check it. Nothing of it is added until you say so.
setup-start-empty = An empty file
setup-start-empty-how = Makes the file. You add people one at a time.
setup-making = Working. The file is being made and locked
setup-not-made = The file could not be made. Nothing was left behind. Try again
setup-try-find = Find someone: press 2, then type any part of a name.
setup-try-record = Say what happened: press R on Today. It fills in the visit that is highlighted.
setup-try-hide = Hide the screen when somebody walks in: press F9. Enter brings it back.
setup-at-the-start = This is the first step. Ctrl+Q closes Settled; nothing has been made yet
setup-tip-look = Press A, B or C to see each, then Enter
setup-tip-you = Your name as the history should show it
setup-tip-scheme = What your scheme is called, such as the name of the county
setup-tip-start = Press 1, 2 or 3, then Enter
setup-tip-try = Everything is ready. Enter opens it

## Opening
unlock-trail = Locked
unlock-trail-lost = Locked › Lost passphrase
unlock-title = This file is locked
unlock-enter = Enter your passphrase
unlock-lost = I have lost the passphrase: use the recovery words
unlock-tip = Type your passphrase and press Enter. Opening takes about a second
unlock-tip-lost = Enter asks for the 24 words of the recovery sheet
unlock-tip-words = Numbers, commas and capitals do no harm. Enter checks the words
unlock-wait = Wait { $n ->
    [one] 1 second
   *[other] { $n } seconds
  }, then press Enter again
unlock-wrong-again = Still not the right passphrase. Check that it is this file: it was last changed on { $day }
unlock-wrong-often = Still not the right passphrase. Tab, then Enter, lets you use the recovery words
unlock-at-the-start = Ctrl+Q closes Settled
cleared-half-typed = What was half typed has been cleared, as nothing was pressed for a minute
unlock-words-title = Type the 24 words of the recovery sheet
unlock-words-how = In their order, with a space between them.
unlock-words-count = { $n } of { $of } words
unlock-words-right = The words are right. Choose a new passphrase. Nothing changes until the last step
unlock-new-title = Choose a new passphrase
unlock-sheet-title = Write down a new recovery sheet
unlock-sheet-why = The old sheet stops working once this is done. Write these 24 words down on paper, in order, and keep them in a safe place.
unlock-recovered = Open. The new passphrase and the new sheet work from now on. Destroy the old sheet
unlock-nothing-changed = Nothing was changed
trouble-unknown-word-only = "{ $word }" is not one of the recovery words. Check it against the sheet
trouble-word-count = A recovery sheet has 24 words. You have typed { $n }
