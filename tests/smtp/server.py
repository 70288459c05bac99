"""A mail server on loopback for tests, as whims are asked for on the command line.

usage: server.py FOLDER [--busy N] [--refuse WORD] [--hang-at connect|data] [--tls CERT KEY] [--login NAME PASSWORD]

Writes its port to FOLDER/port, each mail it took to FOLDER/NNN.eml, and a line to FOLDER/log for each thing asked of it.
"""

import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--busy", type=int, default=0)
parser.add_argument("--refuse")
parser.add_argument("--hang-at", choices=["connect", "data"])
parser.add_argument("--tls", nargs=2)
parser.add_argument("--login", nargs=2)
asked = parser.parse_args()


def note(text):
    with open(os.path.join(asked.folder, "log"), "a") as log:
        log.write(text + "\n")


class Office:
    def __init__(self):
        self.busy = asked.busy
        self.taken = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        note(f"RCPT {address}")
        if asked.refuse and asked.refuse in address:
            return "550 5.1.1 no such person here"
        if self.busy > 0:
            self.busy -= 1
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        note(f"DATA {envelope.rcpt_tos[0]} tls={session.ssl is not None}")
        if asked.hang_at == "data":
            await asyncio.sleep(3600)
        self.taken += 1
        with open(os.path.join(asked.folder, f"{self.taken:03}.eml"), "wb") as file:
            file.write(envelope.content)
        return "250 taken"


def known(server, session, envelope, mechanism, data):
    good = (data.login.decode(), data.password.decode()) == tuple(asked.login)
    note(f"AUTH {good}")
    return AuthResult(success=good, handled=good, auth_data=data.login.decode() if good else None)


async def silence(reader, writer):
    note("CONNECT")
    await asyncio.sleep(3600)


async def main():
    office, more = Office(), {}
    if asked.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*asked.tls)
        more.update(tls_context=context, require_starttls=True)
    if asked.login:
        more.update(authenticator=known, auth_required=True)
    loop = asyncio.get_running_loop()
    if asked.hang_at == "connect":
        server = await asyncio.start_server(silence, "127.0.0.1", 0)
    else:
        server = await loop.create_server(lambda: SMTP(office, hostname="localhost", **more), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    draft = os.path.join(asked.folder, "port.new")
    with open(draft, "w") as file:
        file.write(str(port))
    os.rename(draft, os.path.join(asked.folder, "port"))
    await server.serve_forever()


asyncio.run(main())
