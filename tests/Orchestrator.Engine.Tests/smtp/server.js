// Listens on a free loopback port, says which, and then one line of JSON for each mail it takes.
// Recipients beginning with "gone" are refused for ever (550), with "full" for now (452). Ends with its standard input.
import { SMTPServer } from "smtp-server";

const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onRcptTo(address, session, callback) {
    const refuse = (code, text) => callback(Object.assign(new Error(text), { responseCode: code }));
    if (address.address.startsWith("gone")) return refuse(550, "no such mailbox");
    if (address.address.startsWith("full")) return refuse(452, "mailbox full");
    callback();
  },
  onData(stream, session, callback) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      say({ to: session.envelope.rcptTo.map((to) => to.address), raw: Buffer.concat(parts).toString("base64") });
      callback();
    });
  },
});

server.on("error", () => {});
server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
