//! Bodies that the registry knows whole: a word in small letters behind one says what the body does, whatever the word.

use std::sync::LazyLock;

use model::PartyKind;

use super::list::{Item, ItemSort, Reader, is_and};
use super::phrases::Phrases;
use super::words::{Sort, Words};

/// Words in small letters behind a name with which no body does anything: they tie the name to another, or say which of
/// several it is.
static TIES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "của",
        "thuộc",
        "về",
        "tại",
        "theo",
        "trong",
        "ngoài",
        "trên",
        "dưới",
        "ở",
        "cho",
        "từ",
        "đến",
        "khi",
        "các",
        "những",
        "mỗi",
        "từng",
        "năm",
        "tháng",
        "quý",
        "ngày",
        "số",
        "có",
        "được",
        "bị",
        "như",
        "gồm",
        "bao",
        "khác",
        "cũng",
        "này",
        "đó",
        "nêu",
        "mà",
        "vào",
        "mới",
        "cũ",
        "cấp",
        "khu",
        "vùng",
        "nơi",
        "hai",
        "ba",
        "khóa",
        "khoá",
        "nhiệm",
        "nước",
        "chuyên",
        "trực thuộc",
        "liên quan",
        "liên",
        "hiện",
        "trước",
        "sau",
        "để",
        "bằng",
        "qua",
        "giữa",
        "nói",
        "địa",
        "phía",
        "tỉnh",
        "huyện",
        "thành",
        "xã",
        "phường",
        "thị",
        "quận",
        "đặc",
        "không",
        "chưa",
        "kính",
        "đã",
        "đang",
        "vừa",
        "thì",
        "nếu",
        "hoặc",
        "nhất",
    ])
});

/// Words of these with which a body does something all the same: «Sở Nội vụ được giao chủ trì», «… liên hệ với …».
static CHARGED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "cấp thẻ",
        "cấp giấy",
        "cấp phép",
        "cấp kinh phí",
        "cấp căn cước",
        "cấp tài khoản",
        "cấp mã",
        "cấp chứng",
        "cấp đổi",
        "cấp lại",
        "cấp bù",
        "cấp bổ sung",
        "cấp phát",
        "cấp nước",
        "cấp vốn",
        "có ý kiến",
        "có phương án",
        "có giải pháp",
        "cho ý kiến",
        "được giao",
        "được phân công",
        "không để",
        "không được",
        "liên hệ",
        "liên kết",
    ])
});

/// Whether a word behind a whole name may begin what the body does.
pub(super) fn may_act(words: &Words<'_>, place: usize) -> bool {
    words.sort(place) == Some(Sort::Small)
        && !words.is_figure(place)
        && !is_and(words, place)
        && (!TIES.stand(words, place) || CHARGED.stand(words, place))
}

impl Reader<'_, '_> {
    /// Whether an item is one body that the registry knows whole and whose name nothing in small letters can go on: a
    /// department, a police, a committee of the people, a hospital with its place; no committee that is named by its
    /// purpose, and no head that others share.
    pub(super) fn is_whole(&self, item: &Item) -> bool {
        const LEAST: usize = 3;
        if item.sort != ItemSort::Known || item.parties.len() != 1 {
            return false;
        }
        let Some(named) = self.longest(item.from).filter(|n| !n.body.open) else { return false };
        let end = named.reached.to;
        let placed = end < item.to;
        if !placed && item.to < item.from + LEAST {
            return false;
        }
        // «UBND các xã: Chỉ đạo …»: what stands behind a colon may be anything.
        if (end..item.to).any(|i| self.words.is_mark(i, b":")) {
            return false;
        }
        let shared = !placed && self.longest_open(item.from).is_some_and(|open| open.reached.to == end);
        !shared
            && match named.body.kind {
                PartyKind::Ministry
                | PartyKind::CentralBody
                | PartyKind::Department
                | PartyKind::PeoplesCommittee
                | PartyKind::PeoplesCouncil
                | PartyKind::Security
                | PartyKind::Justice
                | PartyKind::MassOrganisation
                | PartyKind::PartyOrgan => true,
                PartyKind::Division
                | PartyKind::Office
                | PartyKind::VerticalBody
                | PartyKind::ServiceUnit
                | PartyKind::Enterprise => placed,
                PartyKind::Committee | PartyKind::Group | PartyKind::Role | PartyKind::Other => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Context, opening};

    #[test]
    fn whole_names_act_whatever_the_verb() {
        for (text, name, acts) in [
            ("Sở Y tế điều phối hoạt động của các tổ công tác.", "Sở Y tế", true),
            ("Công an tỉnh xử phạt nghiêm các vi phạm.", "Công an tỉnh", true),
            ("Sở Giáo dục và Đào tạo phụ trách nội dung thi.", "Sở Giáo dục và Đào tạo", true),
            ("Sở Nội vụ được giao chủ trì.", "Sở Nội vụ", true),
            ("UBND xã vớt bèo trên kênh.", "UBND xã", true),
            ("Sở Y tế của tỉnh", "Sở Y tế của tỉnh", false),
            ("Sở Y tế đã ban hành 15 kế hoạch.", "Sở Y tế", false),
            ("Sở Y tế năm 2025", "Sở Y tế", false),
            ("Sở Y tế được khen thưởng.", "Sở Y tế", false),
            ("UBND tỉnh kính mời các đại biểu.", "UBND tỉnh", false),
            ("Bảo hiểm xã hội tỉnh cấp thẻ cho người dân.", "Bảo hiểm xã hội tỉnh", true),
            ("Công an tỉnh cấp căn cước cho người dân.", "Công an tỉnh", true),
            ("Sở Y tế cấp mã số cho cơ sở.", "Sở Y tế", true),
            ("Sở Tài chính có ý kiến trước ngày 30/11.", "Sở Tài chính", true),
            ("Sở Tài chính có nhiều cố gắng.", "Sở Tài chính", false),
            ("Công an các đơn vị, địa phương", "Công an các đơn vị, địa phương", false),
        ] {
            let found = opening(text, &Context::default());
            let seen = found.as_ref().and_then(|f| Some((text.get(f.range.clone())?, f.acts)));
            assert_eq!(seen, Some((name, acts)), "{text}");
        }
    }
}
