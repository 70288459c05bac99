### Keys with which staff come in over SSH.

kind-staff_key = key
field-staff = Person
field-blob = Public key
field-fingerprint = Fingerprint
field-verify_required = Asks for PIN or finger
key-kind-ed25519 = Ed25519
key-kind-sk_ed25519 = Ed25519 on a token
key-kind-ecdsa = ECDSA
key-kind-sk_ecdsa = ECDSA on a token
key-kind-rsa = RSA

## Who may come in, and with what.

error-seat-gone = You are no longer among the staff who work here.
error-seat-gone-hint = Ask an administrator. Nothing was changed.
error-seat-key = The key you came in with is no longer in use.
error-seat-key-hint = Come in with another key, or ask an administrator. Nothing was changed.
error-seat-role = Your role has been changed: it is "{ $role }" now.
error-seat-role-hint = Try again if your new role allows it. Nothing was changed.
error-staff-admins = Staff and their keys are kept by administrators.
error-staff-admins-hint = Ask one of them. Nothing was changed.
staff-last-admin = Somebody must be able to keep staff: this is the last administrator. Make another person administrator first.
staff-last-admin-key = No administrator could come in any more: this is the last key of one. Add another key first.
staff-key-file-failed = The change is saved, but the file of keys { $path } could not be written: { $error }
staff-key-file-failed-hint = Have "sojourn staff keys-file" run once the cause is gone. Whoever was taken out of use stays outside all the same.
staff-login-form = A login is made of small Latin letters, digits and . _ - and begins with a letter, 32 characters at most.
staff-login-needed = Whoever has a role needs a login.
staff-own-deputy = Nobody can stand in for themselves.
staff-verify-token = Only a key on a token (sk-ssh-ed25519, sk-ecdsa) can ask for a PIN or a finger.
staff-key-there = This key is known already: { $key } of { $name }.
key-fault-empty = This is empty. Give the one line of the file that ends in .pub.
key-fault-private = This is the private half: never give it to anybody. The file ending in .pub is wanted. Whoever was shown this file should make a new key.
key-fault-form = This is a public key, but not in the form of OpenSSH. With PuTTYgen, copy the line from the field "Public key for pasting into OpenSSH authorized_keys file".
key-fault-lines = A key is one line. Give one key at a time, without line breaks in it.
key-fault-options = Options stand before the key. Give the key alone: type, letters and digits, name.
key-fault-certificate = This is a certificate. Give the public key itself.
key-fault-kind = Keys of the kind { $kind } are not taken. Ed25519, ECDSA, both on a token too, and RSA of 3072 bits are.
key-fault-short = This RSA key has { $bits } bits; at least { $least } are needed. An Ed25519 key is better: ssh-keygen -t ed25519.
key-fault-damaged = The key is cut off or was changed on the way. Copy the whole line again.
key-fault-none = This is no public key. Its line begins with a type such as ssh-ed25519.
staff-key-out-of-use = out of use
staff-inactive = no longer works here
staff-keys = { $n ->
    [0] no key
    [one] { $n } key
   *[other] { $n } keys
}
staff-key-verifies = asks for PIN or finger
staff-keys-file-none = No file of keys is kept here: nobody comes in over SSH.
staff-keys-file-same = { $path } says already what the records say.
staff-keys-file-written = { $path } was written anew.
office-people = People and keys
office-people-about = Who works here, what they may do, and the keys with which they come in over SSH. For administrators.
staff-summary = { $n ->
    [one] { $n } person with a login
   *[other] { $n } people with a login
}
staff-new = + A new person
staff-change = Change: role, name, deputy, absence
staff-add-key = Add a key
staff-let-out = Let this person out
staff-let-in = Let this person work here again
staff-let-out-ask = Let { $name } out? Their keys open nothing any more, and an open session of theirs saves nothing more.
staff-let-out-hint = let out
staff-key-out = Take this key out of use
staff-key-in = Take this key back into use
staff-key-out-ask = Take { $key } ({ $name }) out of use? It opens nothing any more, at once.
staff-key-out-hint = take out of use
staff-key-look = Show the fingerprint
staff-key-added = Added on { $day }
staff-add-key-about = Paste the one line of the file that ends in .pub. The private half stays with its owner.
staff-key-no-login = { $name } has no login and cannot come in. Give a login and a role first.
