//! Bodies of a known sort and an unknown name: «Ban Điều phối các dự án vốn nước ngoài».

use std::sync::LazyLock;

use model::{Party, PartyKind, PartyLevel};

use super::list::{Item, ItemSort, Reader};
use super::phrases::Phrases;
use super::place;
use super::words::{Key, Sort};
use super::{body, capitals};
use crate::registry::Body;

/// Words that begin as a head does and are no body.
pub(super) static OTHER_WORDS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "ban hành",
        "ban đầu",
        "bộ máy",
        "bộ luật",
        "bộ chỉ số",
        "bộ tiêu chí",
        "bộ thủ tục",
        "bộ dữ liệu",
        "bộ chỉ tiêu",
        "báo cáo",
        "báo chí",
        "tổ chức",
        "hội nghị",
        "hội thi",
        "hội thao",
        "hội diễn",
        "hội khỏe",
        "hội khoẻ",
        "hội trại",
        "hội đàm",
        "hội giảng",
        "hội thảo",
        "hội nhập",
        "hội viên",
        "hội chợ",
        "hội họp",
        "trường hợp",
        "vụ việc",
        "vụ án",
        "vụ đông",
        "vụ xuân",
        "vụ mùa",
        "cục bộ",
        "cục diện",
        "quỹ đất",
        "đoàn kết",
        "đoàn viên",
        "đội ngũ",
        "phòng ngừa",
        "phòng chống",
        "phòng học",
        "phòng thủ",
        "phòng bệnh",
        "phòng cháy",
        "phòng, chống",
        "viện dẫn",
        "viện trợ",
        "khoa học",
        "khoa giáo",
        "khối lượng",
        "nhóm nhiệm vụ",
        "nhóm giải pháp",
        "nhóm chỉ tiêu",
        "trạm biến áp",
        "cơ sở hạ tầng",
        "cơ sở vật chất",
        "cơ sở dữ liệu",
        "làng nghề",
        "sở hữu",
        "doanh nghiệp hóa",
        "đài thọ",
    ])
});

impl Reader<'_, '_> {
    /// «Ban Điều phối các dự án vốn nước ngoài»: a known head and an unknown name.
    pub(super) fn open(&self, at: usize) -> Option<Item> {
        let words = self.words;
        let named = self.longest_open(at).filter(|_| OTHER_WORDS.count(words, at).is_none())?;
        let end = named.reached.to;
        // «Đoàn xã, thị trấn»: the bodies of that sort in several kinds of places.
        if let Some(seats) = place::read(words, end, |i| self.is_body(i))
            .filter(|seats| seats.many && !seats.rank && seats.units.len() > 1)
        {
            let to = self.qualified(seats.to, true);
            let party = self.body(at..to, named.body, Some(&seats));
            return Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Group });
        }
        let to = self.tail(end, true);
        if to == end {
            let level = named.body.level.unwrap_or(PartyLevel::Other);
            let party = self.unknown(at..to, named.body.kind, level, false);
            return Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Bare });
        }
        if self.silent {
            return Some(Item { from: at, to, parties: vec![body::unnamed(false)], sort: ItemSort::Open });
        }
        // A line of capitals is that of a letterhead or a heading: there a place that closes the name is whose it is.
        let seat = if words.shouted() { self.closing_place(end, to) } else { None };
        let close = seat.as_ref().map_or_else(|| self.without_qualifier(end, to), |s| s.from);
        let mut rest = self.raw(end, close);
        if words.shouted() {
            // «TRƯỜNG THPT NGUYỄN TRÃI»: a school bears the name of a person or a place
            let school = named.body.name.starts_with("Trường ") && named.body.kind == PartyKind::ServiceUnit;
            rest = if school { capitals::in_small_letters(&rest, true) } else { capitals::said(&rest, true) }
                .into();
        }
        let party = body::party(&self.raw(at, to), named.body, &rest, seat.as_ref(), self.context);
        let ending = self.level_at_end(end, to);
        let level = match (named.body.level, &self.context.issuer) {
            _ if seat.is_some() => party.level,
            _ if ending.is_some() => ending.unwrap_or(party.level),
            (Some(PartyLevel::District), _) if named.body.kind == PartyKind::Division => {
                body::level_of_division(self.context)
            }
            (Some(level), _) if level != PartyLevel::Other => level,
            (_, Some(issuer)) => body::territory(issuer),
            _ => PartyLevel::Other,
        };
        Some(Item { from: at, to, parties: vec![Party { level, ..party }], sort: ItemSort::Open })
    }

    /// «Phòng Kế hoạch tổng hợp - Vật tư, thiết bị y tế»: a division with more fields than the registry has, where behind the
    /// dash no other body begins and nothing is told: «Phòng Kinh tế - Xây dựng kế hoạch …».
    pub(super) fn has_more_fields(&self, body: &Body, dash: usize) -> bool {
        const NOUNS: [&str; 4] = ["chỉ đạo tuyến", "quản lý chất lượng", "quản trị", "quản lý khoa học"];
        let words = self.words;
        body.head == const { Key::plain("phong") }
            && words.is_mark(dash, b"-")
            && words.is_capital(dash + 1)
            && (words.any(dash + 1, &NOUNS).is_some()
                || !crate::verb::opens_task(words.printed(dash + 1..(dash + 5).min(words.len()))))
    }

    /// «Phòng KT&ĐBCL», «Phòng KT-XD»: letters that go on behind those of a name («Phòng KT») stand for another.
    pub(super) fn lettered(&self, at: usize, end: usize) -> Option<Item> {
        let words = self.words;
        let goes_on = |end: usize| {
            let tight = || !words.printed(end - 1..end + 2).contains(char::is_whitespace);
            words.is_mark(end, b"&-")
                && words.sort(end - 1) == Some(Sort::Capitals)
                && words.sort(end + 1) == Some(Sort::Capitals)
                && tight()
        };
        if !goes_on(end) || self.begins(end + 1) {
            return None;
        }
        let open = self.longest_open(at).filter(|open| open.reached.to < end)?;
        let head = open.body.head;
        if body::longest_under(words, end + 1, head, self.day()).is_some() {
            return None;
        }
        let mut to = end;
        while goes_on(to) {
            to += 2;
        }
        let party = if self.silent {
            body::unnamed(false)
        } else {
            body::party(&self.raw(at, to), open.body, &self.raw(open.reached.to, to), None, self.context)
        };
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Open })
    }

    /// «Bảo tàng tỉnh», «Ban Quản lý chợ xã»: the unit with which a name ends tells its level; «liên xã» tells none.
    pub(super) fn level_at_end(&self, from: usize, to: usize) -> Option<PartyLevel> {
        const OTHERS: [&str; 7] = ["liên", "ngoài", "trong", "các", "cấp", "toàn", "ở"];
        let words = self.words;
        let unit = to.checked_sub(1).filter(|last| *last >= from && !words.shouted())?;
        let (unit, end) = place::unit(words, unit)?;
        let own = end == to && matches!(unit.name, "tỉnh" | "huyện" | "xã" | "phường");
        let before = to.checked_sub(2).filter(|_| own)?;
        words.any(before, &OTHERS).is_none().then_some(unit.level)
    }

    pub(super) fn without_qualifier(&self, from: usize, to: usize) -> usize {
        (from..to).find(|&i| self.words.is_mark(i, b"(")).unwrap_or(to)
    }
}
