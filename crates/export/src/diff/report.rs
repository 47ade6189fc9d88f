//! The difference as text for a person.

use super::{Diff, TaskLine};

/// Words of a text beyond which the two versions are shown whole, one after the other.
const WORD_LIMIT: usize = 2_000;

pub(super) fn write(diff: &Diff) -> String {
    let mut out = String::new();
    let mut list = |mark: &str, tasks: &[TaskLine]| {
        for task in tasks {
            out.extend([mark, " ", &task.id, "  ", &one_line(&task.text), "\n"]);
        }
    };
    list("-", &diff.removed);
    list("+", &diff.added);
    for task in &diff.changed {
        let moved =
            if task.old_id == task.new_id { String::new() } else { format!(" (was {})", task.old_id) };
        out.extend(["~ ", &task.new_id, &moved, "\n"]);
        for change in &task.changes {
            let (old, new) = (change.old.as_deref().unwrap_or(""), change.new.as_deref().unwrap_or(""));
            out.extend(["    ", change.field, ": ", &words(&one_line(old), &one_line(new)), "\n"]);
        }
    }
    let Diff { added, removed, changed, unchanged } = diff;
    out.push_str(&format_counts(added.len(), removed.len(), changed.len(), *unchanged));
    out
}

fn format_counts(added: usize, removed: usize, changed: usize, unchanged: usize) -> String {
    format!("{added} added, {removed} removed, {changed} changed, {unchanged} unchanged\n")
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" / ")
}

/// Both versions as one text: words that went in `[-…-]`, words that came in `{+…+}`.
fn words(old: &str, new: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    if a.len().max(b.len()) > WORD_LIMIT {
        return format!("[-{old}-] {{+{new}+}}");
    }
    let common = normalize::alignment::common(&a, &b);
    let mut out: Vec<String> = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (next_i, next_j) in common.into_iter().chain([(a.len(), b.len())]) {
        let (gone, come) = (a.get(i..next_i).unwrap_or_default(), b.get(j..next_j).unwrap_or_default());
        if !gone.is_empty() {
            out.push(format!("[-{}-]", gone.join(" ")));
        }
        if !come.is_empty() {
            out.push(format!("{{+{}+}}", come.join(" ")));
        }
        out.extend(b.get(next_j).map(|&word| word.to_owned()));
        (i, j) = (next_i + 1, next_j + 1);
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn marks_the_words_that_changed() {
        for (old, new, shown) in [
            ("Quý I năm 2023", "Quý II năm 2023", "Quý [-I-] {+II+} năm 2023"),
            ("", "Sở Y tế", "{+Sở Y tế+}"),
            ("Sở Y tế", "", "[-Sở Y tế-]"),
            ("a b", "a b c", "a b {+c+}"),
        ] {
            assert_eq!(words(old, new), shown);
        }
    }
}
