//! Fenced blocks of Markdown.

/// A fenced block.
pub(crate) struct Block {
    pub(crate) language: String,
    pub(crate) text: String,
    /// 0-based line of the document where `text` begins.
    pub(crate) line: usize,
}

/// The fenced blocks of a document, in order.
pub(crate) fn blocks(document: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in document.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(language)) => open = Some(Block { language: language.to_owned(), text: String::new(), line: number + 1 }),
            (Some(block), None) => block.text.extend([line, "\n"]),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// The document with other text in a block.
pub(crate) fn replaced(document: &str, block: &Block, text: &str) -> String {
    let lines: Vec<&str> = document.lines().collect();
    let after = block.line + block.text.lines().count();
    let [before, after] = [&lines[..block.line], &lines[after..]].map(|lines| lines.join("\n"));
    format!("{before}\n{text}{after}\n")
}
