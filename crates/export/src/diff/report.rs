//! The difference as text for a person: short, words in the colours of what went and what came.

use model::Lang;

use super::{Change, Diff, TaskLine};
use crate::field;

/// How a difference is told to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiffLook {
    /// Language of the names of fields and of the counts.
    pub lang: Lang,
    /// Whether words are coloured (ANSI) instead of marked by `[-gone-]` and `{+come+}`.
    pub colour: bool,
    /// Words that stay are shown so far around those that do not; more become `…`. Default 6.
    pub context: usize,
    /// Words of a task that was added or removed. Default 24.
    pub longest: usize,
}

impl Default for DiffLook {
    fn default() -> Self {
        Self { lang: Lang::En, colour: false, context: 6, longest: 24 }
    }
}

/// Words of a text beyond which the two versions are shown whole, one after the other.
const WORD_LIMIT: usize = 2_000;

pub(super) fn write(diff: &Diff, look: DiffLook) -> String {
    let mut out = String::new();
    let mut list = |mark: Mark, tasks: &[TaskLine]| {
        for task in tasks {
            let line =
                format!("{} {}  {}", mark.sign(), task.id, clipped(&one_line(&task.text), look.longest));
            out.extend([&mark.coloured(&line, look), "\n"]);
        }
    };
    list(Mark::Gone, &diff.removed);
    list(Mark::Come, &diff.added);
    for task in &diff.changed {
        let was = if look.lang == Lang::Vi { "trước là" } else { "was" };
        let moved =
            if task.old_id == task.new_id { String::new() } else { format!(" ({was} {})", task.old_id) };
        out.extend(["~ ", &task.new_id, &moved, "\n"]);
        for change in &task.changes {
            out.extend(["    ", &words_of(change, look), "\n"]);
        }
    }
    let counts = [diff.added.len(), diff.removed.len(), diff.changed.len(), diff.unchanged];
    out.push_str(&said(counts, look.lang));
    out
}

fn said([added, removed, changed, unchanged]: [usize; 4], lang: Lang) -> String {
    match lang {
        Lang::En => format!("{added} added, {removed} removed, {changed} changed, {unchanged} unchanged\n"),
        Lang::Vi => format!("thêm {added}, bỏ {removed}, sửa {changed}, giữ nguyên {unchanged}\n"),
    }
}

/// A field and its words.
fn words_of(change: &Change, look: DiffLook) -> String {
    let (old, new) = (change.old.as_deref().unwrap_or(""), change.new.as_deref().unwrap_or(""));
    format!("{}: {}", field::name(change.field, look.lang), words(&one_line(old), &one_line(new), look))
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" / ")
}

/// The first words of a text.
fn clipped(text: &str, longest: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.get(..longest) {
        Some(head) if words.len() > longest + 1 => format!("{} …", head.join(" ")),
        _ => text.to_owned(),
    }
}

/// What became of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Gone,
    Come,
}

impl Mark {
    fn sign(self) -> &'static str {
        if self == Self::Gone { "-" } else { "+" }
    }

    fn coloured(self, text: &str, look: DiffLook) -> String {
        match (self, look.colour) {
            (_, false) => text.to_owned(),
            (Self::Gone, true) => format!("\x1b[31m{text}\x1b[0m"),
            (Self::Come, true) => format!("\x1b[32m{text}\x1b[0m"),
        }
    }

    /// Words within a text.
    fn words(self, words: &[&str], look: DiffLook) -> Option<String> {
        let text = words.join(" ");
        let marked = match (self, look.colour) {
            (_, true) => self.coloured(&text, look),
            (Self::Gone, false) => format!("[-{text}-]"),
            (Self::Come, false) => format!("{{+{text}+}}"),
        };
        (!words.is_empty()).then_some(marked)
    }
}

/// Both versions as one text.
fn words(old: &str, new: &str, look: DiffLook) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    if a.len().max(b.len()) > WORD_LIMIT {
        let both = [Mark::Gone.words(&a, look), Mark::Come.words(&b, look)];
        return both.into_iter().flatten().collect::<Vec<_>>().join(" ");
    }
    let common = normalize::alignment::common(&a, &b);
    let mut out: Vec<String> = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in common.into_iter().chain([(a.len(), b.len())]) {
        let gone = Mark::Gone.words(a.get(i..next_i).unwrap_or_default(), look);
        let come = Mark::Come.words(b.get(j..next_j).unwrap_or_default(), look);
        if gone.is_some() || come.is_some() {
            let first = out.is_empty();
            out.extend(around(&std::mem::take(&mut kept), first, false, look.context));
            out.extend(gone);
            out.extend(come);
        }
        kept.extend(b.get(next_j));
        (i, j) = (next_i + 1, next_j + 1);
    }
    let first = out.is_empty();
    out.extend(around(&kept, first, true, look.context));
    out.join(" ")
}

/// Words that stay: those near a change.
fn around(kept: &[&str], first: bool, last: bool, context: usize) -> Option<String> {
    let (head, tail) = (if first { 0 } else { context }, if last { 0 } else { context });
    // an ellipsis that stands for one word says less than the word
    if kept.len() <= head + tail + 1 {
        return (!kept.is_empty()).then(|| kept.join(" "));
    }
    let begin = kept.get(..head).unwrap_or_default();
    let end = kept.get(kept.len() - tail..).unwrap_or_default();
    Some([begin, &["…"], end].concat().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_the_words_that_changed() {
        for (old, new, shown) in [
            ("Quý I năm 2023", "Quý II năm 2023", "Quý [-I-] {+II+} năm 2023"),
            ("", "Sở Y tế", "{+Sở Y tế+}"),
            ("Sở Y tế", "", "[-Sở Y tế-]"),
            ("a b", "a b c", "a b {+c+}"),
            ("1 2 3 4 x 5 6 7 8 9 y", "1 2 3 4 X 5 6 7 8 9 Y", "… 3 4 [-x-] {+X+} 5 6 7 8 9 [-y-] {+Y+}"),
            ("x 1 2 3 4 5 6 y 7 8 9 0", "1 2 3 4 5 6 7 8 9 0", "[-x-] 1 2 … 5 6 [-y-] 7 8 …"),
        ] {
            assert_eq!(words(old, new, DiffLook { context: 2, ..DiffLook::default() }), shown);
        }
    }

    #[test]
    fn colours_stand_in_the_place_of_marks() {
        let look = DiffLook { colour: true, ..DiffLook::default() };
        assert_eq!(words("Quý I", "Quý II", look), "Quý \x1b[31mI\x1b[0m \x1b[32mII\x1b[0m");
    }
}
