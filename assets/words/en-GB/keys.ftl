# Words of who can open the file: people, passphrases, the recovery sheet, and what happened to the key file.

## Keys
command-remove-person = Remove
command-remove-person-help = Takes away somebody's way into the file, and gives the file another key. Asks first
command-add-person = Let somebody in
command-change-passphrase = Change your passphrase
command-new-sheet = Make a new sheet
command-stop-here = Stop here

## Roles
role-officer = Officer
role-manager = Manager

## The list
files-people = Who can open this
keyed-trail = Who can open this
keyed-name = Name
keyed-role = Role
keyed-since = Since
keyed-you = { $name } (you)
keyed-sheet = Recovery sheet: { $by } made it on { $day }
keyed-none = Practice people have no passphrase. All of them are made up, so anybody at this computer may look at them
keyed-closed = Who can open this file shows once it was opened with a passphrase. Lock it, then open it again
keyed-promise = There is no PIN, no hint and no back door. If every passphrase and the recovery sheet are lost, nobody can open this file again.
keyed-policy = A role says who answers for what. It locks nothing: whoever can open the file can read all of it.
keyed-tip = N lets somebody in, E changes your own passphrase, Delete removes somebody

## Letting somebody in
keyed-add-how = Hand them the keyboard for the passphrase: it is theirs alone. There is no PIN, no hint and no back door.
keyed-tip-name = Their name as the history should show it
keyed-tip-role = Press 1 or 2, then Enter
keyed-enter-name = Enter a name
keyed-name-taken = Somebody with that name can open this file already. Add an initial, so that the history can tell them apart
keyed-choose-role = Choose a role: press 1 or 2
keyed-passphrase-taken = That passphrase cannot be used here. Choose another one
keyed-too-many = This file has as many people as it can take. Remove somebody first
keyed-added = { $name } can open this file from now on, with their own passphrase

## Removing somebody
keyed-ask-remove = If you remove { $name }, their passphrase stops working and the file gets another key. Everybody else keeps their passphrase. You will write down a new recovery sheet, as they may have seen the old one. Safe copies that were made before still open with the old keys until they expire. This cannot be undone.
keyed-no-remove = Leave everything as it is
keyed-yes-remove = Remove { $name }
keyed-last = You are the only one who can open this file. Let somebody else in first
keyed-working-remove = Working. A safe copy is made, then the file gets its new key. Nothing is lost if it is stopped
keyed-removed = { $name } cannot open this file any more. Destroy the old sheet. Safe copies from before still open with the old keys, for { $days } days at most
keyed-removed-yourself = You are removed. You can go on until you close or lock this file; then your passphrase does not open it any more
keyed-unfinished = They are removed. The file could not be given its new key yet: free some space. The next opening finishes it

## One's own passphrase
keyed-ask-change = If you change your passphrase, the old one stops working at once. Safe copies that were made before still open with the old one.
keyed-no-change = Keep the one I have
keyed-yes-change = Change my passphrase
keyed-old = Passphrase so far
keyed-enter-old = Enter the passphrase you have now
keyed-tip-old = The passphrase that you opened this file with
keyed-tip-ask = Press 1 or 2, then Enter
keyed-changed = Your new passphrase works from now on. The old one does not
keyed-sheet-renewed = The new sheet works from now on. Destroy the old one

## What the history says
keys-done-added = { $name } let in
keys-done-removed = { $name } removed
keys-done-passphrase = { $name }: another passphrase
keys-done-sheet = A new recovery sheet
keys-done-finished = The change to another key was finished
keys-done-unlogged = Changed, but not written down at the time
keys-wrong-tries = { $n ->
    [one] 1 wrong try
   *[other] { $n } wrong tries
  } since { $since }

## What happened to the key file
keys-put-back = The key file was missing. It was put back from a copy
keys-put-back-copy = A safe copy had lost its key file. It was put back
keys-replaced = The key file beside the record was damaged, or older than a copy of it. It was put right from the copy
keys-replaced-copy = The key file of a safe copy was damaged. It was put right
keys-replaced-own = The copy of the key file on this computer was damaged. It was put right
keys-not-put-right = A copy of the key file is missing or damaged and could not be written. Check that there is space, and that the folder may be written to
keys-foreign-passed-over = Somebody without the keys had changed a copy of the key file. It was not used
keys-older-used = A newer key file did not open this record, so an older one was used. Look at who can open this, in Files
keys-unlogged = Who can open this was changed, and the change was not written down. Look at who can open this, in Files
keys-older-than-record = The key file is older than the record. Look at who can open this, in Files: a change may be missing
keys-finished = The file has its new key. It had been begun and not finished
keys-still-unfinished = The file could not be given its new key. Free some space; the next opening tries again
trouble-keys-foreign = Somebody without the keys has changed the key file, so it is not used. Nothing was opened. Put scheme.keys from a safe copy back beside the record

## Opening
unlock-waiting = { $n ->
    [one] 1 second
   *[other] { $n } seconds
  } until the next try
unlock-whose-title = Who are you?
unlock-tip-whose = Whoever has lost their passphrase gets a new one. Enter takes the highlighted name

## The plain command
cli-keys-name = Name
cli-keys-role = Role
cli-keys-since = Since
cli-keys-person = { $name } can open this file ({ $role }), since { $since }.
cli-keys-sheet = So can the recovery sheet that { $by } made on { $day }.
cli-keys-sheet-row = Recovery sheet, made by { $by }
