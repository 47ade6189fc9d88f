//! Emphasis marks of Markdown and of converters in running text: `**bold**`, `*italic*`, `<b>`, `<i>`, `<p>`, `<br>`.
//!
//! Marks go, letters stay. A mark without its partner (a page break cut the span) goes too; stars that are text stay:
//! a footnote sign `(*)`, a star between spaces.

use model::Style;

/// Takes the marks out, and says what most letters looked like.
pub(crate) fn strip(text: &str) -> (String, Style) {
    let mut out = String::with_capacity(text.len());
    let mut tally = Tally::default();
    let mut rest = text;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        if let Some((tag, after)) = tag(rest) {
            match tag {
                Tag::Bold(on) => tally.bold = on,
                Tag::Italic(on) => tally.italic = on,
                Tag::Break => out.push('\n'),
                Tag::Plain => {}
            }
            rest = after;
            continue;
        }
        if let Some(after) = stars(rest, "**", before) {
            tally.bold = !tally.bold;
            rest = after;
            continue;
        }
        if let Some(after) = stars(rest, "*", before).filter(|after| tally.italic || closes(after)) {
            tally.italic = !tally.italic;
            rest = after;
            continue;
        }
        let mut letters = rest.chars();
        letters.next();
        if c == '\\' && letters.clone().next().is_some_and(|n| r"\*_|#.-)>[]".contains(n)) {
            rest = letters.as_str();
            before = letters.next();
            out.extend(before);
            rest = {
                let mut l = rest.chars();
                l.next();
                l.as_str()
            };
            continue;
        }
        tally.count(c);
        out.push(c);
        before = Some(c);
        rest = letters.as_str();
    }
    (out, tally.style())
}

#[derive(Default)]
struct Tally {
    bold: bool,
    italic: bool,
    letters: usize,
    bold_letters: usize,
    italic_letters: usize,
}

impl Tally {
    fn count(&mut self, c: char) {
        if c.is_alphanumeric() {
            self.letters += 1;
            self.bold_letters += usize::from(self.bold);
            self.italic_letters += usize::from(self.italic);
        }
    }

    fn style(&self) -> Style {
        let most = |n: usize| n * 2 > self.letters;
        Style { bold: most(self.bold_letters), italic: most(self.italic_letters), size: 0.0 }
    }
}

enum Tag {
    Bold(bool),
    Italic(bool),
    Break,
    Plain,
}

fn tag(rest: &str) -> Option<(Tag, &str)> {
    let inner = rest.strip_prefix('<')?;
    let closing = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let (name, after) = inner.split_once('>').filter(|(name, _)| name.len() <= 8)?;
    let tag = match name.trim_end_matches(['/', ' ']) {
        "b" | "B" | "strong" => Tag::Bold(!closing),
        "i" | "I" | "em" => Tag::Italic(!closing),
        "br" | "BR" => Tag::Break,
        "p" | "P" | "u" | "U" | "sup" | "sub" | "span" | "center" => Tag::Plain,
        _ => return None,
    };
    Some((tag, after))
}

/// What follows the mark, where the stars at the head of `rest` are a mark: they touch a letter on one side, are no
/// longer run of stars, and no footnote sign in brackets.
fn stars<'a>(rest: &'a str, mark: &str, before: Option<char>) -> Option<&'a str> {
    let after = rest.strip_prefix(mark).filter(|after| !after.starts_with('*'))?;
    let next = after.chars().next();
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let footnote = matches!((before, next), (Some('(') | None, Some(')')) | (Some('['), Some(']')));
    ((touches(before) || touches(next)) && !footnote && before != Some('*')).then_some(after)
}

/// Whether a single star that may open a span finds its partner on the same line, with a letter right after it.
fn closes(after: &str) -> bool {
    after.chars().next().is_some_and(|c| c.is_alphanumeric() || "“\"'(-#".contains(c))
        && after.lines().next().and_then(|line| line.split_once('*')).is_some_and(|(span, _)| {
            span.len() < 2000 && span.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '(')
        })
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn marks_go_and_text_stays() {
        let cases = [
            ("**ỦY BAN NHÂN DÂN\nHUYỆN X**", "ỦY BAN NHÂN DÂN\nHUYỆN X", true, false),
            ("Về việc: **phấn đấu nâng thứ hạng", "Về việc: phấn đấu nâng thứ hạng", true, false),
            (
                "chính sách; **tham mưu** các bước tiếp theo",
                "chính sách; tham mưu các bước tiếp theo",
                false,
                false,
            ),
            ("*Nơi nhận:*", "Nơi nhận:", false, true),
            ("<i>Sở Công Thương</i>", "Sở Công Thương", false, true),
            ("Ghi chú (*) và (**) là số liệu", "Ghi chú (*) và (**) là số liệu", false, false),
            ("2 * 3 = 6 * 1", "2 * 3 = 6 * 1", false, false),
            (r"1\. Mục đích \*", "1. Mục đích *", false, false),
            ("a<br/>b", "a\nb", false, false),
            ("giá < 5 và > 3", "giá < 5 và > 3", false, false),
            ("***", "***", false, false),
        ];
        for (given, text, bold, italic) in cases {
            let (out, style) = strip(given);
            assert_eq!((out.as_str(), style.bold, style.italic), (text, bold, italic), "{given}");
        }
    }
}
