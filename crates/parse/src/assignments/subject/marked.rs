//! Bodies before a mark behind which their task opens with a verb: «Sở Y tế (cơ quan thường trực): Tham mưu …», «Sở Nội vụ :
//! Rà soát …», «Trách nhiệm của Sở Xây dựng: Thẩm định …», «Sở Công Thương. Kiểm tra …».

use std::sync::LazyLock;

use grammar::verb;
use model::{Party, PartyKind};

use super::heading::{duties_of, heading, is_about};
use super::{OPENING_WORDS, Subject, heads_items};
use crate::assignments::{bodies, person};
use crate::words::{Phrases, Word, bare, opens_bare, words};

/// Bytes before the mark.
const LONGEST: usize = 240;

/// What closes the names before their colon, and says nothing of them.
const CLOSINGS: [&str; 4] = [", cụ thể như sau", ", cụ thể", " cụ thể như sau", " như sau"];

/// What is done to whom «đối với» names, not by them.
static DONE_TO: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(&[
        "hỗ trợ",
        "cấp",
        "đầu tư",
        "ưu tiên",
        "khen thưởng",
        "thưởng",
        "xử lý",
        "phân bổ",
        "bổ sung",
        "điều chuyển",
        "điều động",
        "sáp nhập",
        "giải thể",
        "sắp xếp",
        "giao",
        "trang bị",
        "bàn giao",
        "kiểm tra",
        "thanh tra",
        "giám sát",
        "kiểm toán",
        "đánh giá",
        "hoàn thành",
        "áp dụng",
    ])
});

/// What stands behind a body in a sentence of its own and only says how or when the work above is done.
static DETAILS: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(&["hoàn thành", "thực hiện", "phối hợp", "chủ trì"]));

/// Whether a text opens with words of duties before a name, and may name a body before its colon.
pub(super) fn may_open(text: &str, opening: &[Word]) -> bool {
    opening.first().is_some_and(|w| w.capital) && duties_of(opening) && colon(text).is_some()
}

/// The bodies before the first colon or full stop of a text, if a task that opens with a verb is all that follows.
pub(super) fn read(text: &str, context: &bodies::Context) -> Option<Subject> {
    before_colon(text, context).or_else(|| before_stop(text, context))
}

fn colon(text: &str) -> Option<usize> {
    let head = text.as_bytes();
    memchr::memchr(b':', head.get(..LONGEST).unwrap_or(head))
}

fn before_colon(text: &str, context: &bodies::Context) -> Option<Subject> {
    let colon = colon(text)?;
    let (head, rest) = (text.get(..colon)?, text.get(colon + 1..)?);
    if rest.trim().is_empty() {
        return above_items(text, head, context);
    }
    let duties = duties_of(&words(head, OPENING_WORDS));
    if !verb::opens_task(rest) && (duties || !tells_something(rest)) {
        return None;
    }
    let head = head.trim_end();
    let head = CLOSINGS.iter().find_map(|closing| head.strip_suffix(closing)).unwrap_or(head);
    let lead = if head.contains(['(', '[']) { of_brackets(head, context)? } else { heading(head, context)? };
    if is_about(head) && (DONE_TO.stand(&words(rest, 3), 0) || !lead.iter().all(is_told)) {
        return None;
    }
    let end = head.len();
    Some(Subject {
        lead,
        end,
        heads_items: heads_items(text.get(colon..)?),
        demanded: false,
        opens: true,
        several: false,
    })
}

/// A line that is names and a colon behind a blank: its items say what is to be done.
fn above_items(text: &str, head: &str, context: &bodies::Context) -> Option<Subject> {
    let blank = head.ends_with(' ') && !is_about(head);
    let lead = blank.then(|| heading(text, context)).flatten()?;
    let end = head.trim_end().len();
    Some(Subject { lead, end, heads_items: true, demanded: false, opens: true, several: false })
}

/// Whether a text opens like a sentence, whatever its verb: not with a name or a body, which would make a list of it.
fn tells_something(rest: &str) -> bool {
    let rest = rest.trim_start();
    let words = words(rest, OPENING_WORDS);
    let [first, second, ..] = &*words else { return false };
    let sentence = first.capital && first.stop.is_none() && !first.opened && !second.capital;
    sentence && !bodies::may_begin(rest, &words, 0) && !person::opens(rest)
}

/// The bodies of names with brackets behind them; who takes part by one of the brackets does not lead.
fn of_brackets(head: &str, context: &bodies::Context) -> Option<Vec<Party>> {
    let (mut names, mut rest) = (Vec::new(), head);
    while let Some(open) = rest.find(['(', '[']) {
        let close = open + rest.get(open..)?.find([')', ']'])?;
        let aside = rest.get(open + 1..close)?;
        if tells_when_or_how_many(aside) {
            return None;
        }
        names.push((rest.get(..open)?, opens_bare(aside.trim(), "phoi hop")));
        rest = rest.get(close + 1..)?;
    }
    if names.iter().any(|(_, partner)| *partner) {
        let mark = |c: char| matches!(c, ',' | ';' | ' ');
        if !rest.trim_matches(mark).is_empty() {
            return None;
        }
        let leading = names.iter().filter(|(_, partner)| !partner);
        let read = |(name, _): &(&str, bool)| heading(name.trim_matches(mark), context);
        return leading
            .map(read)
            .collect::<Option<Vec<_>>>()
            .map(|lead| lead.concat())
            .filter(|l| !l.is_empty());
    }
    let mut whole: String = names.iter().map(|(name, _)| name.trim_end()).collect();
    whole.push_str(rest);
    let whole = whole.trim_end_matches([' ', ',']);
    heading(whole, context)
}

/// «(ngày 15/10)», «(sáng thứ Hai)», «(02 cuộc)»: a line of a calendar or a list, not of who does what.
fn tells_when_or_how_many(aside: &str) -> bool {
    const TIMES: [&str; 8] = ["ngay", "gio", "buoi", "sang", "chieu", "thang", "quy", "tuan"];
    let aside = bare(aside.trim());
    aside.starts_with(|c: char| c.is_ascii_digit())
        || aside.is_empty()
        || TIMES.iter().any(|time| aside.split_whitespace().any(|word| word == *time))
}

/// Whether a body that «đối với» names is of those who are told something: not who is served, paid or looked after.
fn is_told(party: &Party) -> bool {
    const GROUPS: [&str; 6] =
        ["cac so", "cac ban", "cac co quan", "cac phong", "cac nganh", "cac dia phuong"];
    match party.kind {
        PartyKind::PeoplesCommittee
        | PartyKind::PeoplesCouncil
        | PartyKind::Ministry
        | PartyKind::CentralBody
        | PartyKind::Department
        | PartyKind::Division
        | PartyKind::Office
        | PartyKind::Security
        | PartyKind::PartyOrgan
        | PartyKind::MassOrganisation
        | PartyKind::VerticalBody
        | PartyKind::Justice
        | PartyKind::Committee
        | PartyKind::Role => true,
        PartyKind::Group => GROUPS.iter().any(|group| opens_bare(&party.raw, group)),
        PartyKind::ServiceUnit | PartyKind::Enterprise | PartyKind::Other => false,
    }
}

fn before_stop(text: &str, context: &bodies::Context) -> Option<Subject> {
    // Most texts have no stop so near, and are not searched to their end.
    let near = text.as_bytes().get(..LONGEST + 2).unwrap_or(text.as_bytes());
    let stop = memchr::memmem::find(near, b". ")?;
    let (head, rest) = (text.get(..stop)?, text.get(stop + 2..)?.trim_start());
    let acts = rest.starts_with(char::is_uppercase) && verb::opens_task(rest);
    if !acts || !head.contains(' ') || DETAILS.stand(&words(rest, 3), 0) {
        return None;
    }
    let lead = bodies::whole(head, context).filter(|lead| lead.iter().all(is_told))?;
    Some(Subject { lead, end: head.len(), heads_items: false, demanded: false, opens: true, several: false })
}

#[cfg(test)]
mod tests {
    use crate::assignments::bodies;
    use crate::assignments::subject::{Head, read};

    #[test]
    fn bodies_before_a_mark() {
        for (text, expected) in [
            ("Sở Y tế (cơ quan thường trực): Tham mưu ban hành kế hoạch.", "Sở Y tế"),
            ("Công an tỉnh (PC06): Cấp căn cước cho công dân.", "Công an tỉnh"),
            ("Công an tỉnh (qua Phòng PC06): Lập danh sách.", "Công an tỉnh"),
            ("UBND các xã, phường (nơi có dự án): Giải phóng mặt bằng.", "UBND các xã, phường"),
            ("Sở Y tế [đầu mối]: Lập danh sách.", "Sở Y tế"),
            ("Sở Y tế, (cơ quan đầu mối): Lập danh sách.", "Sở Y tế"),
            ("Sở Nội vụ : Rà soát biên chế.", "Sở Nội vụ"),
            ("Sở Nội vụ :Rà soát biên chế.", "Sở Nội vụ"),
            ("Sở Nội vụ :", "Sở Nội vụ"),
            ("Sở Y tế, cụ thể như sau: Lập danh sách.", "Sở Y tế"),
            ("Đối với Sở Tài chính: Bố trí kinh phí.", "Sở Tài chính"),
            ("Đối với các sở, ngành: Lập dự toán.", "các sở, ngành"),
            ("Về phía Sở Tài chính: Bố trí kinh phí.", "Sở Tài chính"),
            ("Trách nhiệm của Sở Xây dựng: Thẩm định dự án.", "Sở Xây dựng"),
            ("Nhiệm vụ của Sở Y tế: Lập danh sách.", "Sở Y tế"),
            ("Sở Y tế (chủ trì), Sở Nội vụ (phối hợp): Lập danh sách.", "Sở Y tế"),
            ("Sở Công Thương. Kiểm tra các chợ.", "Sở Công Thương"),
            ("Sở Y tế — Lập danh sách.", "Sở Y tế"),
            // A calendar, a list, what is done to somebody, a detail.
            ("UBND xã Sơn Nam (ngày 15/10/2025): Kiểm tra hồ sơ.", ""),
            ("Sở Y tế (02 cuộc): Kiểm tra việc chấp hành.", ""),
            ("Sở Y tế (Điện thoại: 0912).", ""),
            ("Cơ quan thực hiện số hóa tiến hành các bước sau:", ""),
            ("Sở Y tế (cơ quan thường trực): Bác sĩ Nguyễn Văn An.", ""),
            ("Sở Y tế (cơ quan thường trực): Đồng chí Giám đốc.", ""),
            ("UBND các xã (vùng cao): Sơn Nam, Đông Thọ.", ""),
            ("Các đơn vị (theo phân công): Sở Y tế, Sở Nội vụ.", ""),
            ("Trách nhiệm của Sở Y tế: Rất nặng nề.", ""),
            ("Sở Y tế (cơ quan thường trực), các sở.", ""),
            ("Đối với các doanh nghiệp: Hỗ trợ lãi suất.", ""),
            ("Đối với các trường: Xây dựng mới 15 phòng học.", ""),
            ("Đối với Sở Y tế: Cấp bổ sung 05 tỷ đồng.", ""),
            ("Đối với công tác y tế: Lập danh sách.", ""),
            ("Trách nhiệm: Lập danh sách.", ""),
            ("Nhiệm vụ trọng tâm: Rà soát quy hoạch.", ""),
            ("Sở Y tế. Hoàn thành trước ngày 30/11/2025.", ""),
            ("Sở Y tế, các đơn vị liên quan. Thời gian: Quý IV/2025.", ""),
        ] {
            let found = read(text, &Head::default(), &bodies::Context::default());
            let lead = found.map(|s| s.lead).unwrap_or_default();
            assert_eq!(
                lead.iter().map(|p| p.raw.as_str()).collect::<Vec<_>>().join("; "),
                expected,
                "{text}"
            );
        }
    }
}
