//! Headings that are a time, as in the work programme of a year: «1. Tháng 01/2026» over what is done in that month.

use grammar::timing;
use model::{Confidence, Doubt, Node, Timing, TimingKind};
use normalize::trimmed;

use super::Placed;
use super::record::due;
use crate::ConfidenceSettings;
use crate::words::{bare, opens_bare};

/// Letters of the longest title that is a time.
const LONGEST: usize = 40;

/// The time of a heading: what it is, or what stands in brackets behind it or behind the number of a phase.
pub(super) fn read(title: &str, context: &timing::Context) -> Option<Timing> {
    of_title(title, context).or_else(|| beside(title, context))
}

/// «Xây dựng kế hoạch (tháng 01/2026)», «Giai đoạn 1: Từ tháng 10/2025 đến tháng 3/2026», «Đợt 1 (tháng 3/2026): Khảo sát».
fn beside(title: &str, context: &timing::Context) -> Option<Timing> {
    const PHASES: [&str; 4] = ["giai doan ", "dot ", "buoc ", "lan "];
    let title = trimmed(title).trim_end_matches([':', '.', ';']).trim_end();
    let within = title.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(_, inner)| inner);
    let may_be_phase = PHASES.iter().any(|phase| opens_bare(title, phase));
    let phase = |sign: &str| {
        let (name, behind) = may_be_phase.then(|| title.split_once(sign))??;
        let number = |phase: &str| name.split_whitespace().count() == phase.matches(' ').count() + 1;
        let counted = PHASES.iter().any(|phase| opens_bare(name, phase) && number(phase));
        counted.then(|| behind.split(')').next().unwrap_or(behind).trim())
    };
    let time = within.or_else(|| phase(": ")).or_else(|| phase(" ("))?;
    // A period of years is a scope; «(ngày 12/01/2026 của UBND tỉnh)» and «(theo …)» speak of a document.
    let told = |time: &&str| {
        time.ends_with(|c: char| c.is_ascii_digit())
            && !["giai doan", "theo ", "so "].iter().any(|o| opens_bare(time, o))
            && timing::is_whole(time)
    };
    // «(Văn phòng Sở chủ trì; thời gian: trong năm 2026)»
    let part = time.rsplit(';').map(str::trim).find(told)?;
    let found = timing::read(part, context);
    is_ahead(&found, context).then_some(found)
}

/// The time that a heading is: a day, month, quarter, half or year, with «Nhiệm vụ», «Công tác trọng tâm» before it where
/// that is a month or a quarter. A period of years is a scope.
fn of_title(title: &str, context: &timing::Context) -> Option<Timing> {
    const BEFORE: [&str; 9] = [
        "nhiem vu trong tam",
        "cong tac trong tam",
        "cac nhiem vu",
        "nhiem vu",
        "cong tac",
        "cong viec",
        "noi dung",
        "hoat dong",
        "trong",
    ];
    const TIMES: [&str; 10] = [
        "thang ",
        "quy ",
        "nam ",
        "ngay ",
        "tu ngay ",
        "trong thang ",
        "trong quy ",
        "dau thang ",
        "6 thang ",
        "06 thang ",
    ];
    let title = trimmed(title).trim_end_matches([':', '.']).trim_end();
    // Cheaper than the grammar of times: most titles have no figure, and none of those that are a time is long.
    if title.chars().count() > LONGEST
        || !title.contains(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V'))
    {
        return None;
    }
    let key = bare(title);
    // «Tháng Thanh niên» is no month.
    let counted = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'i' | 'v'));
    let half = ["6 thang ", "06 thang "].iter().any(|half| key.starts_with(half));
    let alone = half || TIMES.iter().any(|time| key.strip_prefix(time).is_some_and(counted));
    let behind = || {
        let words = BEFORE.iter().find(|before| {
            key.strip_prefix(**before).is_some_and(|rest| {
                [" thang ", " quy "].iter().any(|time| rest.strip_prefix(time).is_some_and(counted))
            })
        })?;
        let at = title.match_indices(' ').nth(words.matches(' ').count())?.0;
        title.get(at..).map(str::trim_start)
    };
    let time = if alone { title } else { behind()? };
    let found = timing::read(time, context);
    is_ahead(&found, context).then_some(found)
}

/// Whether a heading is nothing but a month, a quarter or less: what stands below it is done then.
pub(super) fn is_of_programme(title: &str, time: &Timing) -> bool {
    const LONGEST_DAYS: i32 = 100;
    let whole = trimmed(title).trim_end_matches([':', '.']).trim_end() == time.raw;
    let short = |from: jiff::civil::Date, to: jiff::civil::Date| (to - from).get_days() <= LONGEST_DAYS;
    whole && time.intervals.iter().all(|i| i.from.zip(i.to).is_some_and(|(from, to)| short(from, to)))
}

/// What is over before the plan is issued is looked back upon.
fn is_ahead(found: &Timing, context: &timing::Context) -> bool {
    let dated = found.kind == TimingKind::Dated && !found.intervals.is_empty();
    let ahead = found.intervals.iter().all(|i| match (i.to, context.issued_on) {
        (Some(to), Some(issued)) => to >= issued,
        (Some(_), None) => true,
        (None, _) => false,
    });
    dated && ahead
}

/// Gives the times of headings to the tasks below them that say no time of their own.
pub(super) fn hand_down<'t>(
    tasks: &mut [Placed],
    nodes: &[Node],
    times: impl Iterator<Item = Option<&'t Timing>>,
    sure: &ConfidenceSettings,
) {
    let timed: Vec<(&str, &Timing)> =
        nodes.iter().zip(times).filter_map(|(node, time)| Some((node.id.as_str(), time?))).collect();
    if timed.is_empty() {
        return;
    }
    for Placed { task, .. } in tasks {
        let parent = task.parent.as_deref();
        let time = timed.iter().find(|(id, _)| parent == Some(*id)).map(|(_, time)| *time);
        if let Some(time) =
            time.filter(|_| task.start.is_none() && task.finish.is_none() && task.during.is_none())
        {
            task.doubts.push(Doubt {
                field: "during".into(),
                confidence: Confidence::new(sure.time_of_heading),
                because: format!("the time is that of the heading: «{}»", time.raw),
            });
            task.during = Some(time.clone().into());
            task.due = due(None, Some(time));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_of_a_programme() {
        let context =
            timing::Context { issued_on: Some(jiff::civil::date(2026, 1, 10)), ..timing::Context::default() };
        for (title, expected) in [
            ("THÁNG 3", true),
            ("Quý II/2026:", true),
            ("Năm 2026", false),
            ("6 tháng cuối năm 2026", false),
            ("Nhiệm vụ trọng tâm tháng 4", false),
            ("Xây dựng kế hoạch (tháng 01/2026)", false),
        ] {
            let found = read(title, &context);
            assert_eq!(found.is_some_and(|time| is_of_programme(title, &time)), expected, "{title}");
        }
    }

    #[test]
    fn titles_that_are_times() {
        let context =
            timing::Context { issued_on: Some(jiff::civil::date(2026, 1, 10)), ..timing::Context::default() };
        let cases = [
            ("Tháng 01/2026", "2026-01-31"),
            ("THÁNG 3:", "2026-03-31"),
            ("Quý II/2026", "2026-06-30"),
            ("Trong tháng 02", "2026-02-28"),
            ("Năm 2027", "2027-12-31"),
            ("Nhiệm vụ trọng tâm tháng 4", "2026-04-30"),
            ("6 tháng cuối năm 2026", "2026-12-31"),
            ("Nhiệm vụ năm 2026", ""),
            ("Giai đoạn 2026-2030", ""),
            ("Năm 2025", ""),
            ("Tháng Thanh niên năm 2026", ""),
            ("Tháng hành động vì an toàn thực phẩm", ""),
            ("Quy hoạch chung 2026", ""),
            ("Xây dựng kế hoạch (tháng 01/2026)", "2026-01-31"),
            ("Triển khai thí điểm tại các xã (từ tháng 02 đến tháng 11/2026):", "2026-11-30"),
            ("Giai đoạn 1: Từ tháng 02/2026 đến tháng 6/2026", "2026-06-30"),
            ("Đợt 1 (tháng 3/2026): Kiểm tra các phường", "2026-03-31"),
            ("Chuyển đổi số (Văn phòng Sở chủ trì; trong năm 2026)", "2026-12-31"),
            ("Phát triển hạ tầng số (giai đoạn 2026-2030)", ""),
            ("Tuyên truyền kỷ niệm (19/8/1945)", ""),
            ("Giai đoạn 1: Khảo sát", ""),
            ("Thực hiện Quyết định số 12/QĐ-UBND (ngày 12/01/2026 của UBND tỉnh)", ""),
        ];
        for (title, expected) in cases {
            let day = read(title, &context).as_ref().and_then(timing::due);
            assert_eq!(day.map_or_else(String::new, |d| d.to_string()), expected, "{title}");
        }
    }
}
