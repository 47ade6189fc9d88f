//! Where an invented plan is set, and the bodies that act there.

use crate::chance::Chance;

/// Place and level of a plan.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// Whether a province issues it; else a district.
    pub(crate) province: bool,
    /// Name of the province.
    pub(crate) province_name: &'static str,
    /// Name of the district that issues it, or of one in the province.
    pub(crate) district_name: &'static str,
    /// Year of issue.
    pub(crate) year: u32,
}

const PROVINCES: &[&str] = &["Đông Giang", "Hà Sơn", "Vĩnh Lâm", "Thanh Khê", "An Phú Bình", "Bắc Hà Lĩnh"];
const DISTRICTS: &[&str] = &[
    "Vân Khê",
    "Sơn Hà",
    "Lạc Thủy Đông",
    "Phú Sơn",
    "Kim Động Hạ",
    "Tân Yên Thượng",
    "Mường Pha",
    "Chiềng Lao",
];

const PROVINCE_LEADS: &[&str] = &[
    "Sở Kế hoạch và Đầu tư",
    "Sở Tài chính",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và PTNT",
    "Sở Công Thương",
    "Sở Giao thông vận tải",
    "Sở Xây dựng",
    "Sở Tài nguyên và Môi trường",
    "Sở Thông tin và Truyền thông",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo",
    "Sở Y tế",
    "Sở Nội vụ",
    "Sở Tư pháp",
    "Văn phòng UBND tỉnh",
    "Thanh tra tỉnh",
    "Công an tỉnh",
    "Bộ Chỉ huy Quân sự tỉnh",
    "Ban Dân tộc tỉnh",
    "Ban Quản lý các khu công nghiệp tỉnh",
    "Cục Thuế tỉnh",
    "UBND các huyện, thành phố",
    "UBND huyện, thành phố",
];

const DISTRICT_LEADS: &[&str] = &[
    "Phòng Tài chính - Kế hoạch",
    "Phòng Nông nghiệp và PTNT",
    "Phòng Kinh tế và Hạ tầng",
    "Phòng Tài nguyên và Môi trường",
    "Phòng Lao động - Thương binh và Xã hội",
    "Phòng Văn hóa và Thông tin",
    "Phòng Giáo dục và Đào tạo",
    "Phòng Y tế",
    "Phòng Nội vụ",
    "Phòng Tư pháp",
    "Phòng Dân tộc",
    "Văn phòng HĐND và UBND huyện",
    "Thanh tra huyện",
    "Công an huyện",
    "Ban Chỉ huy Quân sự huyện",
    "Chi cục Thuế khu vực",
    "Trung tâm Dịch vụ nông nghiệp",
    "Trung tâm Văn hóa, Truyền thông và Thể thao",
    "Hạt Kiểm lâm",
    "UBND các xã, thị trấn",
];

const PROVINCE_PARTNERS: &[&str] = &[
    "Các sở, ban, ngành có liên quan; UBND huyện, thành phố",
    "Các Sở, ban, ngành; UBND huyện, thành phố",
    "Các sở, ban, ngành; UBND các huyện, thành phố",
    "Sở, ban, ngành; UBND huyện, thành phố",
    "UBND các huyện, thành phố và các cơ quan, đơn vị có liên quan",
    "Các cơ quan, đơn vị liên quan",
    "Sở Tài chính; các sở, ban, ngành; UBND huyện, thành phố",
    "Sở Kế hoạch và Đầu tư; Sở Tài chính; UBND huyện, thành phố",
    "Văn phòng UBND tỉnh; Sở, ban, ngành; UBND huyện, thành phố",
    "Các sở, ban, ngành của tỉnh",
];

const DISTRICT_PARTNERS: &[&str] = &[
    "Các cơ quan liên quan; UBND các xã, thị trấn",
    "Các cơ quan liên quan, xã, thị trấn",
    "Các phòng, ban, ngành có liên quan; UBND các xã, thị trấn",
    "UBND các xã, thị trấn",
    "Các cơ quan, đơn vị liên quan",
    "Phòng Tài chính - Kế hoạch; UBND các xã, thị trấn",
    "Văn phòng HĐND và UBND huyện; UBND các xã, thị trấn",
    "Các phòng, ban, ngành, đoàn thể huyện; UBND các xã, thị trấn",
];

const PROVINCE_APPROVERS: &[&str] =
    &["UBND tỉnh", "Ban Thường vụ Tỉnh ủy", "HĐND tỉnh", "Chủ tịch UBND tỉnh", "Thủ tướng Chính phủ"];
const DISTRICT_APPROVERS: &[&str] =
    &["UBND huyện", "Ban Thường vụ Huyện ủy", "HĐND huyện", "Chủ tịch UBND huyện", "BTV Huyện ủy/UBND huyện"];

impl Setting {
    /// A setting by chance.
    pub(crate) fn invent(chance: &mut Chance) -> Self {
        Self {
            province: chance.percent(60),
            province_name: chance.pick(PROVINCES),
            district_name: chance.pick(DISTRICTS),
            year: chance.between(2019, 2024) as u32,
        }
    }

    /// A body that leads.
    pub(crate) fn lead(&self, chance: &mut Chance) -> &'static str {
        chance.pick(if self.province { PROVINCE_LEADS } else { DISTRICT_LEADS })
    }

    /// Bodies that take part, as a list is printed.
    pub(crate) fn partners(&self, chance: &mut Chance) -> String {
        if chance.percent(65) {
            return chance.pick(if self.province { PROVINCE_PARTNERS } else { DISTRICT_PARTNERS }).to_owned();
        }
        let mut named: Vec<&str> = Vec::new();
        for _ in 0..chance.between(1, 3) {
            let body = self.lead(chance);
            if !named.contains(&body) && !body.starts_with("UBND") {
                named.push(body);
            }
        }
        if named.is_empty() || chance.percent(40) {
            named.push("các cơ quan, đơn vị liên quan");
        }
        let list = named.join("; ");
        let mut letters = list.chars();
        letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// To whom a task is submitted.
    pub(crate) fn approver(&self, chance: &mut Chance) -> &'static str {
        chance.pick(if self.province { PROVINCE_APPROVERS } else { DISTRICT_APPROVERS })
    }

    /// «tỉnh Đông Giang», «huyện Vân Khê».
    pub(crate) fn place(&self) -> String {
        if self.province {
            format!("tỉnh {}", self.province_name)
        } else {
            format!("huyện {}", self.district_name)
        }
    }

    /// «tỉnh», «huyện».
    pub(crate) fn level(&self) -> &'static str {
        if self.province { "tỉnh" } else { "huyện" }
    }
}
