//! Many of whom no noun tells that they are bodies: «các chuyên gia được mời», «các hộ dân trên địa bàn xã».

use std::sync::LazyLock;

use model::{PartyKind, PartyLevel};

use super::list::{Item, ItemSort, Reader, is_and};
use super::phrases::Phrases;
use super::{clause, group};

/// What many of is nobody.
static THINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "nội dung",
        "nhiệm vụ",
        "quy định",
        "lĩnh vực",
        "văn bản",
        "dự án",
        "chương trình",
        "hoạt động",
        "chỉ tiêu",
        "giải pháp",
        "vấn đề",
        "công trình",
        "đề án",
        "kế hoạch",
        "hồ sơ",
        "thủ tục",
        "tháng",
        "năm",
        "quý",
        "ngày",
        "tuần",
        "cuộc",
        "hội nghị",
        "lớp",
        "đợt",
        "mô hình",
        "tuyến",
        "điểm",
        "khu",
        "loại",
        "nguồn",
        "khoản",
        "cấp",
        "bước",
        "mục",
        "tiêu chí",
        "sản phẩm",
        "dịch vụ",
    ])
});

impl Reader<'_, '_> {
    /// «các chuyên gia được mời»: many of whom no noun tells that they are bodies, kept as they are printed.
    pub(super) fn crowd(&self, at: usize) -> Option<Item> {
        const LONGEST: usize = 12;
        let words = self.words;
        let many = group::many(words, at).filter(|_| !self.prose && !words.shouted())?;
        let behind = at == 0 || !words.is_word(at - 1) || is_and(words, at - 1);
        if !behind || THINGS.stand(words, at + many) || clause::may_begin(words, at + many) {
            return None;
        }
        let to = self.tail_of(at + many, true, true);
        // «… được mời theo đề xuất» says which; a verb with nothing before it says what they do
        let told = |i: usize| words.any(i - 1, &["được", "theo", "do", "bị"]).is_some();
        if to <= at + many || to > at + LONGEST || (at + many..to).any(|i| self.does(i) && !told(i)) {
            return None;
        }
        let party = self.unknown(at..to, PartyKind::Other, PartyLevel::Other, true);
        Some(Item { from: at, to, parties: vec![party], sort: ItemSort::Strange })
    }
}
