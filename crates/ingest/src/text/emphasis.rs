//! Emphasis marks of Markdown and of converters in running text: `**bold**`, `*italic*`, `<b>`, `<i>`, `<p>`, `<br>`.
//!
//! Marks go, letters stay. A mark without its partner (a page break cut the span) goes too; stars that are text stay:
//! a footnote sign `(*)`, a star between spaces.

use std::borrow::Cow;

use model::Style;

use super::residue::{attributed, entity, image, tag_with_attributes, without_entities};

/// Takes the marks out, and says what most letters looked like.
pub(crate) fn strip(text: &str) -> (Cow<'_, str>, Style) {
    let Some(first) = next_mark(text) else { return (Cow::Borrowed(text), Style::default()) };
    let mut out = String::with_capacity(text.len());
    let mut tally = Tally::default();
    let (mut plain, mut rest) = text.split_at_checked(first).unwrap_or((text, ""));
    loop {
        tally.count(plain);
        out.push_str(plain);
        let before = plain.chars().next_back().or(tally.before);
        tally.before = before;
        let Some(c) = rest.chars().next() else { break };
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some((tag, after)) = tag(rest) {
            match tag {
                Tag::Bold(on) => tally.bold = on,
                Tag::Italic(on) => tally.italic = on,
                Tag::Break => out.push('\n'),
                Tag::Plain => {}
            }
            rest = after;
        } else if let Some((sign, after)) = entity(rest) {
            tally.before = Some(sign);
            out.push(sign);
            rest = after;
        } else if let Some(after) = image(rest) {
            rest = after;
        } else if let Some((shown, after)) = attributed(rest) {
            let (shown, _) = strip(shown);
            tally.count(&shown);
            tally.before = shown.chars().next_back().or(before);
            out.push_str(&shown);
            rest = after;
        } else if let Some((shown, after)) = code(rest).or_else(|| link(rest)) {
            tally.count(shown);
            tally.before = shown.chars().next_back().or(before);
            out.push_str(shown);
            rest = after;
        } else if let Some(after) = three_stars(rest, before, tally.bold || tally.italic) {
            (tally.bold, tally.italic) = (!tally.bold, !tally.italic);
            rest = after;
        } else if let Some((run, after)) = strokes(rest, before, tally.strokes) {
            let opens = tally.strokes == 0;
            tally.strokes = if opens { run } else { 0 };
            tally.italic = if run == 2 { tally.italic } else { opens };
            tally.bold = if run == 1 { tally.bold } else { opens };
            rest = after;
        } else if let Some(after) = stars(rest, "**", before) {
            tally.bold = !tally.bold;
            rest = after;
        } else if let Some(after) = stars(rest, "*", before).filter(|after| tally.italic || closes(after)) {
            tally.italic = !tally.italic;
            rest = after;
        } else if let Some(sign) = after.chars().next().filter(|n| c == '\\' && n.is_ascii_punctuation()) {
            tally.before = Some(sign);
            out.push(sign);
            rest = after.get(sign.len_utf8()..).unwrap_or_default();
        } else if c == '\\' && breaks_line(before, after) {
            rest = after;
        } else {
            tally.before = Some(c);
            out.push(c);
            rest = after;
        }
        (plain, rest) = rest.split_at_checked(next_mark(rest).unwrap_or(rest.len())).unwrap_or((rest, ""));
    }
    (Cow::Owned(out), tally.style())
}

/// Where the next sign stands that may be a mark.
fn next_mark(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = memchr::memchr3(b'<', b'*', b'\\', bytes);
    let before = bytes.get(..first.unwrap_or(bytes.len())).unwrap_or_default();
    let first = memchr::memchr3(b'`', b'[', b'_', before).or(first);
    let before = bytes.get(..first.unwrap_or(bytes.len())).unwrap_or_default();
    memchr::memchr2(b'&', b'!', before).or(first)
}

/// Whether a backslash stands at the end of a line, where Markdown means a new line by it.
fn breaks_line(before: Option<char>, after: &str) -> bool {
    before != Some('\\') && (after.is_empty() || after.starts_with('\n'))
}

#[derive(Default)]
struct Tally {
    bold: bool,
    italic: bool,
    letters: usize,
    bold_letters: usize,
    italic_letters: usize,
    /// How many strokes opened the span of `_` that is open; 0 for none.
    strokes: usize,
    /// The last character that was written.
    before: Option<char>,
}

impl Tally {
    fn count(&mut self, plain: &str) {
        let letters = plain.chars().filter(|&c| normalize::is_letter(c) || c.is_alphanumeric()).count();
        self.letters += letters;
        self.bold_letters += if self.bold { letters } else { 0 };
        self.italic_letters += if self.italic { letters } else { 0 };
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
    let short = inner.split_once('>').filter(|(name, _)| name.len() <= 8);
    let (name, after) = short.or_else(|| tag_with_attributes(inner))?;
    let tag = match name.trim_end_matches(['/', ' ']) {
        "b" | "B" | "strong" => Tag::Bold(!closing),
        "i" | "I" | "em" => Tag::Italic(!closing),
        "br" | "BR" => Tag::Break,
        "p" | "P" | "u" | "U" | "sup" | "sub" | "span" | "center" | "a" | "font" | "div" => Tag::Plain,
        _ => return None,
    };
    Some((tag, after))
}

/// The text of a link of Markdown, `[text](address)`, and what follows it.
pub(super) fn link(rest: &str) -> Option<(&str, &str)> {
    let (text, address) = rest.strip_prefix('[')?.split_once("](")?;
    let (address, after) = address.split_once(')')?;
    let whole = !text.contains(['[', ']', '\n']) && !address.contains(char::is_whitespace);
    let leads =
        address.contains("://") || address.starts_with(['#', '/', '.']) || address.starts_with("mailto:");
    (whole && leads && !text.trim().is_empty()).then_some((text, after))
}

/// The text of a span of code on one line, and what follows it.
pub(super) fn code(rest: &str) -> Option<(&str, &str)> {
    let (text, after) = rest.strip_prefix('`')?.split_once('`')?;
    (!text.trim().is_empty() && !text.contains('\n')).then_some((text, after))
}

/// A cell of Markdown without its links, spans of code and signs that make the next one plain; other marks stay, for the
/// repairs to judge.
pub(super) fn bare_spans(text: &str) -> String {
    const MARKS: [char; 5] = ['`', '[', '\\', '!', '<'];
    let decoded = without_entities(text);
    let text = decoded.as_deref().unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((plain, marked)) = rest.find(MARKS).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(plain);
        let (shown, after) = code(marked)
            .or_else(|| link(marked))
            .or_else(|| attributed(marked))
            .or_else(|| image(marked).map(|after| ("", after)))
            .or_else(|| anchor(marked))
            .or_else(|| plain_sign(marked))
            .or_else(|| marked.split_at_checked(1))
            .unwrap_or((marked, ""));
        out.push_str(shown);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What follows an anchor in a cell, `<a name="_Toc1"></a>`, `<span id="x">`.
fn anchor(rest: &str) -> Option<(&str, &str)> {
    let (name, after) = tag_with_attributes(rest.strip_prefix('<')?)?;
    let closed = ["</a>", "</span>"].iter().find_map(|end| after.strip_prefix(end));
    matches!(name, "a" | "span").then_some(("", closed.unwrap_or(after)))
}

/// The sign behind a backslash, and what follows it; a star keeps its backslash, or it would be taken for a mark.
fn plain_sign(rest: &str) -> Option<(&str, &str)> {
    let after = rest.strip_prefix('\\')?;
    let sign = after.chars().next().filter(|c| c.is_ascii_punctuation() && *c != '*')?;
    after.split_at_checked(sign.len_utf8())
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

/// What follows `***`, bold and italic at once: it touches a letter or a sign of opening behind it, or closes what is
/// open. A footnote sign stays.
fn three_stars(rest: &str, before: Option<char>, open: bool) -> Option<&str> {
    let after = stars(rest, "***", before)?;
    let touches = after.chars().next().is_some_and(|c| c.is_alphanumeric() || "“\"'([#-_".contains(c));
    let closes = open && before.is_some_and(|c| !c.is_whitespace());
    (closes || (touches && after.lines().next().is_some_and(|line| line.contains('*')))).then_some(after)
}

/// A run of one to three `_` that opens or closes a span, and what follows it. It touches the span inside, and stands at
/// a word's edge outside: never within a word, the name of a file or a blank to be filled in.
fn strokes(rest: &str, before: Option<char>, open: usize) -> Option<(usize, &str)> {
    let after = rest.trim_start_matches('_');
    let run = rest.len() - after.len();
    if !(1..=3).contains(&run) || before == Some('_') {
        return None;
    }
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '_');
    let next = after.chars().next();
    if open > 0 {
        let closes = run == open && before.is_some_and(|c| !c.is_whitespace()) && edge(next);
        return closes.then_some((run, after));
    }
    let opens = edge(before) && next.is_some_and(|c| c.is_alphanumeric() || "*“\"'(-#".contains(c));
    let line = after.lines().next().filter(|_| opens)?;
    let (span, behind) = line.split_once('_')?;
    let mark = behind.len() - behind.trim_start_matches('_').len() + 1;
    let partner = mark == run
        && span.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '(')
        && span.chars().any(normalize::is_letter)
        && edge(behind.trim_start_matches('_').chars().next());
    partner.then_some((run, after))
}

/// Whether a single star that may open a span finds its partner on the same line, with a letter right after it.
fn closes(after: &str) -> bool {
    after.chars().next().is_some_and(|c| c.is_alphanumeric() || "“\"'(-#_".contains(c))
        && after.lines().next().and_then(|line| line.split_once('*')).is_some_and(|(span, _)| {
            span.len() < 2000 && span.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '(')
        })
}

#[cfg(test)]
mod tests {
    use super::{bare_spans, strip};

    #[test]
    fn cells_keep_the_marks_that_repairs_judge() {
        let cases = [
            ("**Số hóa** `hồ sơ`", "**Số hóa** hồ sơ"),
            ("[Cổng DVC](https://dvc.vn), [ ] xong", "Cổng DVC, [ ] xong"),
            ("sơ` a", "sơ` a"),
            (r"2\. Rà soát\... \*", r"2. Rà soát... \*"),
            ("Sở GD&amp;ĐT; Sở VH&TT", "Sở GD&ĐT; Sở VH&TT"),
            ("<a name=\"b\"></a>Rà soát ![](a.png)<br>", "Rà soát <br>"),
        ];
        for (given, text) in cases {
            assert_eq!(bare_spans(given), text);
        }
    }

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
            (r"\(1\) Sở Y tế", "(1) Sở Y tế", false, false),
            ("**TỈNH A**\\\n**SỞ B**\\", "TỈNH A\nSỞ B", true, false),
            (r"C:\x, \\máy\", r"C:\x, \máy", false, false),
            ("Sở GD&amp;ĐT &lt;b&gt; &x;", "Sở GD&ĐT <b> &x;", false, false),
            ("[]{#_Toc12 .anchor}I. NHIỆM VỤ", "I. NHIỆM VỤ", false, false),
            ("[**Nơi nhận**]{.underline}: {.x}", "Nơi nhận: {.x}", false, false),
            ("<span id=\"b\"></span>II. KINH PHÍ", "II. KINH PHÍ", false, false),
            ("Xem ![](a.png) hình; vui! [1]", "Xem  hình; vui! [1]", false, false),
            ("giá < 5 và > 3", "giá < 5 và > 3", false, false),
            ("***", "***", false, false),
            ("***Nơi nhận:***", "Nơi nhận:", true, true),
            ("***2. Sở Nội vụ:*** Rà soát biên chế", "2. Sở Nội vụ: Rà soát biên chế", false, false),
            ("**Mục *đích***", "Mục đích", true, true),
            ("***Mục** đích*", "Mục đích", false, true),
            ("Số liệu (***) của xã***", "Số liệu (***) của xã***", false, false),
            ("*** Ghi chú", "*** Ghi chú", false, false),
            ("_**Nơi nhận:**_", "Nơi nhận:", true, true),
            ("**_Nơi nhận:_**", "Nơi nhận:", true, true),
            ("*__Nơi nhận:__*", "Nơi nhận:", true, true),
            ("__I. MỤC ĐÍCH__", "I. MỤC ĐÍCH", true, false),
            ("_1. Sở Y tế_ lập danh sách", "1. Sở Y tế lập danh sách", false, false),
            ("tệp ke_hoach_2025.docx, _nháp_1", "tệp ke_hoach_2025.docx, _nháp_1", false, false),
            ("Họ tên: ____ ngày ___ tháng ___", "Họ tên: ____ ngày ___ tháng ___", false, false),
            ("_ Sở Y tế _", "_ Sở Y tế _", false, false),
            ("(_2_)", "(_2_)", false, false),
            ("Số hóa `hồ sơ`, **`mã`**", "Số hóa hồ sơ, mã", false, false),
            ("[Cổng **DVC**](http://dvc.vn) và [1] (2)", "Cổng **DVC** và [1] (2)", false, false),
        ];
        for (given, text, bold, italic) in cases {
            let (out, style) = strip(given);
            assert_eq!((&*out, style.bold, style.italic), (text, bold, italic), "{given}");
        }
    }
}
