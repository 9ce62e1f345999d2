//! Quotation marks to stretches: which mark opens, which closes, what stands inside what.
//!
//! Each paragraph is read with a stack. Double marks are one family (“ ” „ « » " and doubled single ones): any of them that opens may be closed by any
//! that closes, because papers mix them. Single marks are the other; most of them are apostrophes, so what is one is set aside first.

use super::mark::{Closing, Family, Glyph, Mark, has_mark, marks};
use crate::article::Span;
use crate::text::{BlockKind, Layout};

/// A stretch of text between quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its paragraphs in order, each with its marks; one, unless it goes on in the next paragraph.
    pub(super) parts: Vec<Span>,
    /// Position of the stretch it stands inside; that one comes earlier in the list.
    pub(super) parent: Option<usize>,
    family: Family,
    is_closed: bool,
}

impl Stretch {
    /// From the first mark to the last.
    pub(super) fn span(&self) -> Span {
        self.parts[0].join(self.parts[self.parts.len() - 1])
    }
}

/// Finds the stretches of all paragraphs that are read, in order of their first mark.
pub(super) fn find(text: &str, layout: &Layout) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    // The stretch that the paragraph before left open, if its last one did.
    let mut open: Option<usize> = None;
    for block in &layout.blocks {
        // A caption without marks parts no quotation that goes on behind its picture.
        if !block.kind.is_read() || block.kind == BlockKind::Caption && !has_mark(block.span.of(text)) {
            continue;
        }
        let base = found.len();
        nest(text, scan(text, block.span), &mut found);
        // What stands inside no other comes first of all in its paragraph.
        let is_next = |earlier: &usize| {
            let first = found.get(base).map(Stretch::span).filter(|first| first.start() == block.span.start());
            first.is_some_and(|first| same_opener(text, found[*earlier].span(), first))
        };
        let continued = open.filter(is_next);
        if let Some(earlier) = continued {
            continue_with(&mut found, earlier, base);
        }
        let last = found[base..].iter().rposition(|stretch| stretch.parent.is_none()).map(|offset| base + offset).or(continued);
        open = last.filter(|&last| !found[last].is_closed && found[last].span().end() == block.span.end());
    }
    found
}

/// Whether two stretches are opened by the same mark: a stretch goes on in the next paragraph only so.
fn same_opener(text: &str, a: Span, b: Span) -> bool {
    a.of(text).chars().next() == b.of(text).chars().next()
}

/// Makes stretch `later` the next paragraph of stretch `earlier` and moves what stands inside it.
fn continue_with(found: &mut Vec<Stretch>, earlier: usize, later: usize) {
    let part = found.remove(later);
    found[earlier].parts.extend(part.parts);
    found[earlier].is_closed = part.is_closed;
    for stretch in &mut found[later..] {
        stretch.parent = stretch.parent.map(|parent| match parent.cmp(&later) {
            std::cmp::Ordering::Less => parent,
            std::cmp::Ordering::Equal => earlier,
            std::cmp::Ordering::Greater => parent - 1,
        });
    }
}

/// A stretch of one paragraph before it is known what it stands inside.
#[derive(Debug, Clone, Copy)]
struct Piece {
    span: Span,
    family: Family,
    is_closed: bool,
}

/// Orders the pieces of one paragraph and says which stands inside which; those without a word are dropped.
fn nest(text: &str, mut pieces: Vec<Piece>, found: &mut Vec<Stretch>) {
    pieces.retain(|piece| piece.span.of(text).contains(char::is_alphanumeric));
    pieces.sort_by_key(|piece| (piece.span.start(), std::cmp::Reverse(piece.span.end())));
    let mut around: Vec<usize> = Vec::new();
    for piece in pieces {
        while around.last().is_some_and(|&outer| found[outer].span().end() < piece.span.end()) {
            around.pop();
        }
        let parent = around.last().copied();
        around.push(found.len());
        found.push(Stretch { parts: vec![piece.span], parent, family: piece.family, is_closed: piece.is_closed });
    }
}

/// Reads the marks of one paragraph with a stack.
fn scan(text: &str, block: Span) -> Vec<Piece> {
    let marks = marks(text, block);
    if marks.is_empty() {
        return Vec::new();
    }
    let ahead = Ahead::of(&marks);
    let mut machine = Machine { text, block, nests: is_balanced(&marks), stack: Vec::new(), doubles: 0, pieces: Vec::new() };
    for (position, mark) in marks.iter().enumerate() {
        match mark.glyph.family() {
            Family::Double => machine.double(mark),
            Family::Single => machine.single(mark, ahead.at(position)),
        }
    }
    machine.finish()
}

/// Whether as many curly double marks open as close: only then may “ stand inside “.
fn is_balanced(marks: &[Mark]) -> bool {
    let closes = |mark: &&Mark| mark.glyph == Glyph::CloseDouble || mark.glyph == Glyph::OpenDouble && mark.can_close() && !mark.can_open();
    let all = marks.iter().filter(|mark| matches!(mark.glyph, Glyph::OpenDouble | Glyph::CloseDouble));
    all.clone().count() == 2 * all.filter(closes).count()
}

/// How deep stretches may stand inside each other; nobody follows further, and what is deeper is noise.
const DEEPEST: usize = 5;

struct Machine<'a> {
    text: &'a str,
    block: Span,
    nests: bool,
    stack: Vec<Mark>,
    doubles: usize,
    pieces: Vec<Piece>,
}

impl Machine<'_> {
    fn top(&self) -> Option<Family> {
        self.stack.last().map(|mark| mark.glyph.family())
    }

    fn push(&mut self, mark: &Mark) {
        if self.stack.len() >= DEEPEST {
            return;
        }
        self.doubles += usize::from(mark.glyph.family() == Family::Double);
        self.stack.push(*mark);
    }

    fn pop(&mut self) -> Option<Mark> {
        let mark = self.stack.pop()?;
        self.doubles -= usize::from(mark.glyph.family() == Family::Double);
        Some(mark)
    }

    /// Ends the innermost open stretch at `end`.
    fn close(&mut self, end: usize, is_closed: bool) {
        if let Some(mark) = self.pop() {
            self.pieces.push(Piece { span: Span::new(mark.at, end), family: mark.glyph.family(), is_closed });
        }
    }

    /// Forgets single marks that were opened inside a double stretch which ends now: they were apostrophes.
    fn drop_singles(&mut self) {
        while self.top() == Some(Family::Single) {
            self.pop();
        }
    }

    fn close_double(&mut self, mark: &Mark) {
        self.drop_singles();
        self.close(mark.end, true);
    }

    /// A stretch is opened while one is open that can hold none: the first was never closed and ends here.
    fn reopen_double(&mut self, mark: &Mark) {
        self.drop_singles();
        let start = self.stack.last().map_or(self.block.start(), |open| open.end);
        let end = start + self.text[start..mark.at].trim_end().len();
        self.close(end, false);
        self.push(mark);
    }

    fn double(&mut self, mark: &Mark) {
        let is_open = self.doubles > 0;
        match mark.glyph {
            // „German“ marks, and “ typed for ”.
            Glyph::OpenDouble if is_open && mark.can_close() && !mark.can_open() => self.close_double(mark),
            Glyph::OpenDouble | Glyph::LowDouble if self.top() == Some(Family::Double) && !self.nests => self.reopen_double(mark),
            Glyph::OpenDouble | Glyph::LowDouble if mark.can_open() || !mark.follows_digit() && !mark.can_close() => self.push(mark),
            // Typed the wrong way round: ” before a word and after a space opens.
            Glyph::CloseDouble if mark.can_open() && !mark.can_close() && !is_open => self.push(mark),
            Glyph::StraightDouble if is_open && mark.can_open() && !mark.can_close() => self.reopen_double(mark),
            Glyph::CloseDouble | Glyph::StraightDouble if is_open => self.close_double(mark),
            // After a digit and with nothing to close it is an inch.
            Glyph::StraightDouble if mark.can_open() && !mark.follows_digit() => self.push(mark),
            _ => {}
        }
    }

    fn single(&mut self, mark: &Mark, ahead: Lookahead) {
        if mark.glyph == Glyph::OpenSingle {
            if mark.can_open() {
                if self.top() == Some(Family::Single) {
                    self.pop();
                }
                self.push(mark);
            }
            return;
        }
        if self.top() == Some(Family::Single) {
            let closes = mark.closing == Closing::Sure || mark.closing == Closing::Weak && !ahead.sure_closer;
            if closes {
                self.close(mark.end, true);
            }
            return;
        }
        let closer = if self.top() == Some(Family::Double) { ahead.closer_before_double } else { ahead.closer };
        if mark.glyph == Glyph::StraightSingle && mark.can_open() && mark.precedes_words() && closer {
            self.push(mark);
        }
    }

    /// What is open at the paragraph's end runs to it: the quotation may go on in the next one.
    fn finish(mut self) -> Vec<Piece> {
        let alone = self.stack.len() == 1;
        while let Some(mark) = self.pop() {
            let goes_on = match mark.glyph {
                Glyph::OpenSingle => alone && begins_speech(&self.text[self.block.start()..mark.at]),
                glyph => glyph.family() == Family::Double,
            };
            if goes_on {
                self.pieces.push(Piece { span: Span::new(mark.at, self.block.end()), family: mark.glyph.family(), is_closed: false });
            }
        }
        self.pieces
    }
}

/// Whether speech may begin behind these words of a paragraph: nothing, a full stop, a comma or a colon.
fn begins_speech(before: &str) -> bool {
    before.trim_end().chars().next_back().is_none_or(|last| matches!(last, ',' | ':' | '.' | '!' | '?' | '”' | '’' | '"' | '\''))
}

/// What follows a mark in its paragraph.
#[derive(Debug, Clone, Copy, Default)]
struct Lookahead {
    /// A single mark that may close.
    closer: bool,
    /// The same, before any double mark.
    closer_before_double: bool,
    /// A single mark that surely closes, before any that opens and before any double mark.
    sure_closer: bool,
}

/// [`Lookahead`] for every mark of a paragraph, computed once from its end.
struct Ahead(Vec<Lookahead>);

impl Ahead {
    fn of(marks: &[Mark]) -> Self {
        let mut ahead = vec![Lookahead::default(); marks.len()];
        let mut next = Lookahead::default();
        for (position, mark) in marks.iter().enumerate().rev() {
            ahead[position] = next;
            next = match mark.glyph {
                Glyph::OpenSingle => Lookahead { sure_closer: false, ..next },
                Glyph::CloseSingle | Glyph::StraightSingle => {
                    let opens = mark.glyph == Glyph::StraightSingle && mark.can_open();
                    let closes = mark.closing >= Closing::Weak;
                    Lookahead {
                        closer: next.closer || closes,
                        closer_before_double: next.closer_before_double || closes,
                        sure_closer: !opens && (next.sure_closer || mark.closing == Closing::Sure),
                    }
                }
                _ => Lookahead { closer: next.closer, ..Lookahead::default() },
            };
        }
        Self(ahead)
    }

    fn at(&self, position: usize) -> Lookahead {
        self.0[position]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// The stretches of a text, each with the position of the one it stands inside.
    fn stretches(text: &str) -> Vec<(&str, Option<usize>)> {
        let layout = text::segment(text, None);
        find(text, &layout).iter().map(|stretch| (stretch.span().of(text), stretch.parent)).collect()
    }

    fn words(text: &str) -> Vec<&str> {
        stretches(text).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn marks_of_every_style_open_and_close() {
        for (text, quoted) in [
            ("She said “it rained” twice.", "“it rained”"),
            ("She said ‘it rained’ twice.", "‘it rained’"),
            ("She said \"it rained\" twice.", "\"it rained\""),
            ("She said 'it rained' twice.", "'it rained'"),
            ("She said «it rained» twice.", "«it rained»"),
            ("She said „it rained“ twice.", "„it rained“"),
            ("She said ``it rained'' twice.", "``it rained''"),
            ("She said ''it rained'' twice.", "''it rained''"),
        ] {
            assert_eq!(words(text), [quoted], "{text}");
        }
    }

    #[test]
    fn mixed_openers_and_closers_belong_together() {
        assert_eq!(words("He said: \"It rained.” Then he left."), ["\"It rained.”"]);
        assert_eq!(words("He said: ”It rained.” Then he left."), ["”It rained.”"]);
        assert_eq!(words("He said: “It rained.“ Then he left."), ["“It rained.“"]);
    }

    #[test]
    fn apostrophes_open_and_close_nothing() {
        assert_eq!(words("The ’90s weren’t the Holms’ best years, rock ’n’ roll or not."), Vec::<&str>::new());
        assert_eq!(words("He said: ‘The Holms’ boat isn’t ours and wasn’t in the ’90s.’"), ["‘The Holms’ boat isn’t ours and wasn’t in the ’90s.’"]);
        assert_eq!(words("She's sure it's the pilots' fault, don't you think?"), Vec::<&str>::new());
        assert_eq!(words("He told 'em: 'The pilots' strike is over.'"), ["'The pilots' strike is over.'"]);
    }

    #[test]
    fn inches_and_feet_are_no_marks() {
        assert_eq!(words("The plank is 6'2\" long and a foot wide."), Vec::<&str>::new());
    }

    #[test]
    fn one_style_stands_inside_the_other_and_inside_itself() {
        assert_eq!(stretches("“He asked ‘why?’ and left,” she said."), [("“He asked ‘why?’ and left,”", None), ("‘why?’", Some(0))]);
        assert_eq!(stretches("‘He asked “why?” and left,’ she said."), [("‘He asked “why?” and left,’", None), ("“why?”", Some(0))]);
        assert_eq!(stretches("“We are “people” too,” she said."), [("“We are “people” too,”", None), ("“people”", Some(0))]);
    }

    #[test]
    fn a_quotation_goes_on_where_the_next_paragraph_opens_again() {
        let text = "He said: “It rained.\n\n“It snowed.” Then he left.";
        assert_eq!(words(text), ["“It rained.\n\n“It snowed.”"]);
        let british = "He said: ‘It didn’t rain.\n\n‘It snowed.’ Then he left.";
        assert_eq!(words(british), ["‘It didn’t rain.\n\n‘It snowed.’"]);
    }

    #[test]
    fn a_mark_that_is_never_closed_reaches_to_the_end_of_its_paragraph() {
        assert_eq!(words("He said: “It rained.\n\nThen he left."), ["“It rained."]);
    }

    #[test]
    fn marks_around_nothing_are_no_quotation() {
        assert_eq!(words("It rained. “ ” Then “it” stopped."), ["“it”"]);
    }
}
