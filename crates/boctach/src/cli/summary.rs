//! What became of a batch, in one line.

use boctach::pipeline::Summary;
use model::Lang;

use super::report::{counted, pick};

/// Counts of the inputs, then only what there is to say.
pub(super) fn sentence(summary: &Summary, lang: Lang) -> String {
    let Summary { done, unchanged, incomplete, pageless, failed, tasks, kept, kept_tasks, pruned, unwritten } =
        *summary;
    let tasks_of = |count| counted(lang, count, "task", "tasks", "nhiệm vụ");
    let documents = |count| counted(lang, count, "document", "documents", "văn bản");
    let inputs = match lang {
        Lang::En => format!("{done} extracted, {unchanged} unchanged, {failed} failed"),
        Lang::Vi => format!("{done} đã tách, {unchanged} không đổi, {failed} hỏng"),
    };
    let mut parts = vec![inputs, tasks_of(tasks)];
    if incomplete > 0 {
        parts.push(format!("{incomplete} {}", pick(lang, "incomplete", "chưa đủ")));
    }
    if pageless > 0 {
        parts.push(without_pictures(pageless, lang));
    }
    if pruned > 0 {
        let what = pick(lang, "removed from earlier runs", "đã xóa của các lần chạy trước");
        parts.push(format!("{what}: {}", documents(pruned)));
    }
    if kept > 0 {
        let what = pick(lang, "kept from earlier runs", "giữ từ các lần chạy trước");
        let see = pick(lang, "see --prune", "xem --prune");
        parts.push(format!("{what}: {}, {} ({see})", documents(kept), tasks_of(kept_tasks)));
    }
    if unwritten > 0 {
        let what = pick(lang, "of the files for all not written", "tệp tổng hợp không ghi được");
        parts.push(format!("{unwritten} {what}"));
    }
    parts.join("; ")
}

/// Why there are no pictures of some documents.
pub(super) fn without_pictures(documents: usize, lang: Lang) -> String {
    let why = pick(lang, "without pages, so without pictures", "không có trang nên không có ảnh");
    format!("{documents} {why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_to_say() {
        let one = Summary { done: 1, tasks: 1, ..Summary::default() };
        let many = Summary { unchanged: 3, tasks: 7, kept: 2, kept_tasks: 1, pruned: 1, ..one };
        for (summary, lang, said) in [
            (one, Lang::En, "1 extracted, 0 unchanged, 0 failed; 1 task"),
            (one, Lang::Vi, "1 đã tách, 0 không đổi, 0 hỏng; 1 nhiệm vụ"),
            (
                many,
                Lang::En,
                "1 extracted, 3 unchanged, 0 failed; 7 tasks; removed from earlier runs: 1 document; kept from earlier runs: 2 documents, 1 task (see --prune)",
            ),
        ] {
            assert_eq!(sentence(&summary, lang), said);
        }
    }
}
