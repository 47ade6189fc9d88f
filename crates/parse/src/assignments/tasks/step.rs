//! Steps with their time in front: «Tháng 4/2026: Làm việc với UBND tỉnh», «Giai đoạn 1 (quý IV/2025): Khảo sát».

use grammar::{timing, verb};
use memchr::memchr;
use model::{Task, Timing, TimingKind};

use crate::assignments::bodies;
use crate::words::{opens_bare, words};

/// Bytes before the colon behind which a step stands.
const LONGEST: usize = 90;

/// Words of a step that may name who does it.
const MOST_WORDS: usize = 8;

/// A step and the time before it; the time is empty where the step is only counted: «Giai đoạn 1: Khảo sát».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step<'t> {
    pub(super) time: &'t str,
    pub(super) done: &'t str,
}

/// The step that a line tells, number and bullet away.
pub(super) fn read(body: &str) -> Option<Step<'_>> {
    let head = body.as_bytes().get(..LONGEST.min(body.len()))?;
    let colon = memchr(b':', head)?;
    let (name, done) = (body.get(..colon)?.trim(), body.get(colon + 1..)?);
    if !name.contains(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V'))
        || !done.starts_with([' ', '\n'])
    {
        return None;
    }
    let done = done.trim_start();
    let time = match counted(name) {
        Some(inner) => inner,
        None if timing::is_whole(name) => name,
        None => return None,
    };
    acts(done).then_some(Step { time, done })
}

/// What stands in brackets behind «Giai đoạn 1», «Đợt II», «Bước 3»; nothing where these are all.
fn counted(name: &str) -> Option<&str> {
    const COUNTED: [&str; 4] = ["giai doan ", "dot ", "buoc ", "lan "];
    if !COUNTED.iter().any(|word| opens_bare(name, word)) {
        return None;
    }
    let (head, inner) = name.split_once('(').map_or((name, ""), |(head, inner)| (head, inner));
    let number = head.split_whitespace().next_back()?;
    let counts = number.len() <= 3
        && (number.bytes().all(|b| b.is_ascii_digit()) || number.chars().all(|c| matches!(c, 'I' | 'V')));
    let inner = inner.trim_end_matches(')').trim();
    (counts && (inner.is_empty() || timing::is_whole(inner))).then_some(inner)
}

/// Whether somebody does something: a verb, or a body with its predicate.
fn acts(done: &str) -> bool {
    /// What is no order elsewhere, but a step.
    const WORKS: [&str; 10] = [
        "lam viec",
        "hop ",
        "khai mac",
        "be mac",
        "khoi cong",
        "khanh thanh",
        "gap mat",
        "nghe ",
        "trao giai",
        "cham ",
    ];
    if verb::opens_task(done) || WORKS.iter().any(|work| opens_bare(done, work)) {
        return true;
    }
    let words = words(done, MOST_WORDS);
    bodies::may_begin(done, &words, 0) && (1..words.len()).any(|at| bodies::is_predicate(done, &words, at))
}

/// The time of a task that its sentence has not told: that in front of the step.
pub(super) fn time_of(task: &Task, context: &timing::Context) -> Option<Timing> {
    if task.start.is_some() || task.finish.is_some() || task.during.is_some() {
        return None;
    }
    let step = read(&task.text)?;
    is_ahead(step, context).then(|| timing::read(step.time, context))
}

/// Whether a step is still to be taken when the document is issued.
pub(super) fn is_ahead(step: Step<'_>, context: &timing::Context) -> bool {
    let time = timing::read(step.time, context);
    let ahead = |to: jiff::civil::Date| context.issued_on.is_none_or(|issued| to >= issued);
    time.kind == TimingKind::Dated && timing::due(&time).is_some_and(ahead)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_behind_their_time() {
        for (body, time) in [
            ("Trước ngày 15/01/2026: Thành lập Đoàn giám sát.", "Trước ngày 15/01/2026"),
            (
                "Từ ngày 02/3/2026 đến 20/3/2026: Đoàn làm việc trực tiếp tại các xã.",
                "Từ ngày 02/3/2026 đến 20/3/2026",
            ),
            ("Tháng 4/2026: làm việc với UBND tỉnh.", "Tháng 4/2026"),
            (
                "Giai đoạn 1 (từ tháng 10/2025 đến tháng 12/2025): Khảo sát.",
                "từ tháng 10/2025 đến tháng 12/2025",
            ),
            ("Giai đoạn II: Triển khai toàn tỉnh.", ""),
            ("Quý II/2026: Sở Y tế tổng hợp báo cáo.", "Quý II/2026"),
        ] {
            assert_eq!(read(body).map(|step| step.time), Some(time), "{body}");
        }
        for body in [
            "Thời gian: Tháng 10/2025",
            "Địa điểm: Phòng họp số 2",
            "Đợt 1: Từ ngày 01/10/2025 đến ngày 15/10/2025",
            "Ngày 20/12/2025: Hội trường UBND tỉnh.",
            "Giai đoạn 2021-2025: đạt 80%",
            "Từ 07:30 ngày 20/12/2025",
            "Tỷ lệ năm 2025: tăng 5%",
            "Sở Y tế: rà soát trong năm 2026",
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
