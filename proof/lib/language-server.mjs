// The language server that editors run for YAML, asked what it would underline in each file.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** How long the server may be silent about a file. */
const PATIENCE = 60_000;

export class LanguageServer {
  #process;
  #buffer = Buffer.alloc(0);
  #requests = new Map();
  #reports = new Map();
  #last = 0;

  /** Starts the server for a folder, with the settings of an editor that was just installed. */
  static async start(folder) {
    const server = new LanguageServer();
    const package_ = createRequire(import.meta.url).resolve("yaml-language-server/package.json");
    const program = join(dirname(package_), "bin/yaml-language-server");
    server.#process = spawn(process.execPath, [program, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    server.#process.stdout.on("data", (data) => server.#read(data));
    const uri = pathToFileURL(folder).href;
    await server.#request("initialize", {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: "content" }],
      capabilities: { workspace: { configuration: true } },
    });
    server.#send({ method: "initialized", params: {} });
    return server;
  }

  /** Opens a file as an editor does, and gives what is underlined: lines from 1, and what is said. */
  async open(file) {
    const uri = pathToFileURL(file).href;
    const text = readFileSync(file, "utf8");
    // A file that is opened again with the number it had is taken for the text it had.
    this.#last += 1;
    const textDocument = { uri, languageId: "yaml", version: this.#last, text };
    const said = await this.#report(uri, { method: "textDocument/didOpen", params: { textDocument } });
    // Closing is answered as well, with nothing; the next file must not be taken for this one.
    await this.#report(uri, { method: "textDocument/didClose", params: { textDocument: { uri } } });
    return said.map(({ range, message }) => ({ line: range.start.line + 1, message }));
  }

  #report(uri, message) {
    return new Promise((found, failed) => {
      const timer = setTimeout(() => failed(new Error(`the language server says nothing about ${uri}`)), PATIENCE);
      this.#reports.set(uri, (diagnostics) => {
        clearTimeout(timer);
        found(diagnostics);
      });
      this.#send(message);
    });
  }

  stop() {
    this.#process.kill();
  }

  #request(method, params) {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise((found) => this.#requests.set(id, found));
    this.#send({ id, method, params });
    return answer;
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#process.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#process.stdin.write(body);
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.subarray(0, end).toString())[1]);
      const start = end + 4;
      if (this.#buffer.length < start + length) return;
      const message = JSON.parse(this.#buffer.subarray(start, start + length).toString());
      this.#buffer = this.#buffer.subarray(start + length);
      this.#take(message);
    }
  }

  #take({ id, method, params }) {
    if (method === "textDocument/publishDiagnostics") {
      const found = this.#reports.get(params.uri);
      this.#reports.delete(params.uri);
      found?.(params.diagnostics);
    } else if (method === "workspace/configuration") {
      // No schemas from the web: those beside the content are the ones that count.
      const yaml = { validate: true, schemaStore: { enable: false }, kubernetesCRDStore: { enable: false } };
      this.#send({ id, result: params.items.map(({ section }) => (section === "yaml" ? yaml : null)) });
    } else if (method && id !== undefined) {
      this.#send({ id, result: null });
    } else if (id !== undefined) {
      this.#requests.get(id)?.();
      this.#requests.delete(id);
    }
  }
}
