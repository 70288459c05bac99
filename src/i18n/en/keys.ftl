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
