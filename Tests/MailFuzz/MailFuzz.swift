/// What libFuzzer calls for each input that it makes (`.ci/fuzz`): everything of this project that reads what strangers
/// send by mail. It is compiled with the readers’ own sources as one module, so that their paths are seen.
@_cdecl("LLVMFuzzerTestOneInput") func readAnything(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let message = MailMessage(reading: bytes)
    precondition(!message.parts.isEmpty && message.parts.count <= MailLimits.standard.parts)
    for part in message.parts { for piece in part.pieces { precondition(!piece.isEmpty) } }
    if let automatic = message.automatic(envelopeSender: bytes.count % 2 == 0 ? "" : "a@b.test") {
        precondition(!automatic.description.isEmpty)
    }
    if let text = message.text { _ = ReplyText(of: text, subject: message.subject) }
    if let html = message.html { readHTML(html) }

    // The bytes as they are, too: without a header around them more of them is reached.
    let text = String(decoding: bytes, as: UTF8.self)
    _ = ReplyText(of: text)
    readHTML(text)
    readIMAP(text)
    return 0
}

private func readHTML(_ html: String) {
    let safe = SafeHTML(of: html)
    precondition(SafeHTML(of: safe.html).html == safe.html, "Cleaned twice it is something else.")
    _ = ReplyText(of: HTMLText(of: html).text)
}

/// As the lines of a response of an IMAP server.
private func readIMAP(_ text: String) {
    var tokenizer = IMAPTokenizer()
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
        _ = IMAPTokenizer.literal(in: String(line))
        do { try tokenizer.read(line: String(line)) } catch { return }
    }
    _ = try? tokenizer.finish()
}
