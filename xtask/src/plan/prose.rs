//! Letterhead, body and foot of an invented plan.

use super::bodies::Setting;
use super::phrases::{AIMS, OBJECTS, SUBJECTS};
use super::{Head, Passage, PassageKind, sentence};
use crate::chance::Chance;

const NAMES: &[&str] =
    &["Lò Văn Khải", "Trần Thu Hạnh", "Nguyễn Đức Lương", "Vi Thị Mận", "Hoàng Minh Trí", "Đặng Quốc Bảo"];
const TOWNS: &[&str] = &["Vân Khê", "Đông Giang", "Sơn Hà", "Phú Lương Hạ"];

/// Letterhead, number, date, title, and the lines that begin with `Căn cứ`.
pub(crate) fn head(setting: &Setting, chance: &mut Chance) -> Head {
    let number = chance.between(12, 480).to_string();
    let issuer = vec!["ỦY BAN NHÂN DÂN".to_owned(), setting.place().to_uppercase()];
    let title = format!(
        "{} trên địa bàn {} năm {}",
        chance.pick(&[
            "Triển khai nhiệm vụ phát triển kinh tế - xã hội",
            "Thực hiện chương trình xây dựng nông thôn mới",
            "Nâng cao hiệu quả quản lý nhà nước về tài nguyên",
        ]),
        setting.place(),
        setting.year
    );
    let basis = (0..chance.between(1, 3))
        .map(|_| format!("Căn cứ {};", sentence::citation(setting, chance)))
        .collect();
    Head {
        issuer,
        symbol: format!("{number}/KH-UBND"),
        number,
        place: (if setting.province { setting.province_name } else { chance.pick(TOWNS) }).to_owned(),
        date: [chance.between(1, 28) as u32, chance.between(1, 12) as u32, setting.year],
        title,
        basis,
    }
}

struct Body<'a> {
    setting: &'a Setting,
    passages: Vec<Passage>,
    path: Vec<String>,
}

impl Body<'_> {
    fn add(&mut self, kind: PassageKind, text: String, lead: &[&str]) {
        let lead = lead.iter().map(|&l| l.to_owned()).collect();
        self.passages.push(Passage { kind, path: self.path.clone(), text, lead });
    }

    fn heading(&mut self, path: &[&str], text: String) {
        self.path = path.iter().map(|&p| p.to_owned()).collect();
        self.add(PassageKind::Heading, text, &[]);
    }

    fn text(&mut self, chance: &mut Chance) {
        let text = format!(
            "Việc {} {} phải {}.",
            chance.pick(&["tổ chức thực hiện", "triển khai", "theo dõi"]),
            chance.pick(OBJECTS),
            chance.pick(AIMS)
        );
        self.add(PassageKind::Text, text, &[]);
    }
}

/// The body: purpose, what is to be done, who does it.
pub(crate) fn body(setting: &Setting, chance: &mut Chance) -> Vec<Passage> {
    let mut body = Body { setting, passages: Vec::new(), path: Vec::new() };
    body.heading(&["I"], "I. MỤC ĐÍCH, YÊU CẦU".to_owned());
    body.heading(&["I", "1"], "1. Mục đích".to_owned());
    body.text(chance);
    body.heading(&["I", "2"], "2. Yêu cầu".to_owned());
    for _ in 0..chance.between(1, 2) {
        body.text(chance);
    }
    body.heading(&["II"], "II. TỔ CHỨC THỰC HIỆN".to_owned());
    let mut named: Vec<&str> = Vec::new();
    for n in 1..=chance.between(3, 6) {
        let lead = loop {
            let lead = setting.lead(chance);
            if !named.contains(&lead) {
                break lead;
            }
        };
        named.push(lead);
        let number = n.to_string();
        if chance.percent(60) {
            body.heading(&["II", &number], format!("{n}. {lead}"));
            for _ in 0..chance.between(1, 3) {
                body.duty(lead, chance);
            }
        } else {
            body.path = vec!["II".to_owned(), number];
            let what = sentence::task(setting, false, chance);
            let what = lower_first(what.split(". ").next().unwrap_or_default());
            let text = format!("Giao {lead} chủ trì, phối hợp với các cơ quan liên quan {what}.");
            body.add(PassageKind::Assignment, format!("{n}. {text}"), &[lead]);
        }
    }
    body.passages
}

impl Body<'_> {
    fn duty(&mut self, lead: &str, chance: &mut Chance) {
        let text = format!("- {}.", sentence::task(self.setting, false, chance).trim_end_matches('.'));
        let text = if chance.percent(25) {
            format!(
                "- Chủ trì, phối hợp với các cơ quan liên quan {} {}.",
                lower_first("Triển khai"),
                {
                    let mut what = chance.pick(OBJECTS).to_owned();
                    what.push(' ');
                    what.push_str(chance.pick(SUBJECTS));
                    what
                }
            )
        } else {
            text
        };
        self.add(PassageKind::Assignment, text, &[lead]);
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Recipients, and authority, position, name of who signs.
pub(crate) fn foot(setting: &Setting, chance: &mut Chance) -> (Vec<String>, [String; 3]) {
    let mut recipients = vec![
        format!("Thường trực {}", if setting.province { "Tỉnh ủy" } else { "Huyện ủy" }),
        format!("Chủ tịch, các Phó Chủ tịch UBND {}", setting.level()),
    ];
    if setting.province {
        recipients.push("Các sở, ban, ngành".to_owned());
        recipients.push("UBND các huyện, thành phố".to_owned());
    } else {
        recipients.push("Các phòng, ban, ngành".to_owned());
        recipients.push("UBND các xã, thị trấn".to_owned());
    }
    recipients.push("Lưu: VT".to_owned());
    let position = if chance.percent(50) { "CHỦ TỊCH" } else { "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" };
    let signature = ["TM. ỦY BAN NHÂN DÂN".to_owned(), position.to_owned(), chance.pick(NAMES).to_owned()];
    (recipients, signature)
}
