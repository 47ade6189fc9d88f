//! Lines that give the items below them to somebody: «Giao Sở X:», «- Công an tỉnh: …» over «+» items, a group in a heading.

use model::{Confidence, OrdinalStyle, Party, PartyKind, Shared};

use super::record::Decided;
use super::standing::Standing;
use super::{Reader, partners, standing};
use crate::ConfidenceSettings;
use crate::assignments::subject::Subject;
use crate::assignments::unread::{self, Unread};
use crate::assignments::{bodies, fields};
use crate::outline::tree::{Entry, Kind};
use crate::outline::units::Unit;

/// A line that gives the items below it to somebody: «Giao Sở X:».
pub(super) struct Group {
    pub(super) lead: Vec<Party>,
    pub(super) coordinate: Vec<Party>,
    pub(super) bullet: Option<Shared>,
    /// How the line is numbered, and at what depth, if it is.
    pub(super) numbered: Option<(OrdinalStyle, usize)>,
    pub(super) node: Option<usize>,
    /// Whether the line is a task itself, over «+» items.
    pub(super) itself: bool,
}

impl Group {
    /// A dashed task over «+» items.
    pub(super) fn of_task(decided: &Decided, unit: &Unit, entry: &Entry) -> Self {
        let (lead, coordinate) = (decided.lead.clone(), decided.coordinate.clone());
        Self { lead, coordinate, itself: true, ..Self::at(unit, entry) }
    }

    /// A line at its place, of nobody yet.
    fn at(unit: &Unit, entry: &Entry) -> Self {
        Self {
            lead: Vec::new(),
            coordinate: Vec::new(),
            bullet: unit.bullet.clone(),
            numbered: numbered(unit),
            node: entry.node,
            itself: false,
        }
    }
}

impl Reader<'_> {
    /// Whether a line gives the items below it to somebody; they are the group of those.
    pub(super) fn opens_group(
        &mut self,
        entry: &Entry,
        unit: &Unit,
        found: &Subject,
        rest: &[Entry],
    ) -> bool {
        let Some(below) = rest.first().and_then(|e| self.units.get(e.unit)) else { return false };
        let heads = if found.heads_items {
            below.bullet.is_some() || below.ordinal.is_some()
        } else {
            self.leads_dashes(unit, found, below)
        };
        if heads {
            let coordinate = fields::roles(unit.spelled().text, &self.context.bodies).coordinate;
            self.group = Some(Group { lead: found.lead.clone(), coordinate, ..Group::at(unit, entry) });
        }
        heads
    }

    /// A group ends at a paragraph without bullet, at a bullet or a kind of number like its own, and at another heading.
    pub(super) fn close_group(&mut self, unit: &Unit, entry: &Entry) {
        let ends = self.group.as_ref().is_some_and(|g| {
            g.node != entry.node
                || (unit.bullet.is_none() && (g.itself || unit.ordinal.is_none()))
                || (g.bullet.is_some() && g.bullet == unit.bullet)
                || (g.numbered.is_some() && g.numbered == numbered(unit))
        });
        if ends {
            self.group = None;
        }
        if self.item.as_ref().is_some_and(|(_, path)| unit.ordinal.is_some() || *path != entry.path) {
            self.item = None;
        }
    }

    /// Whether a line says who leads and who takes part, and nothing else, over dashed items: «b) Sở Y tế chủ trì, phối hợp với
    /// Sở Nội vụ». A sentence of its own does so only as the first below a heading.
    fn leads_dashes(&self, unit: &Unit, found: &Subject, below: &Unit) -> bool {
        let dashed = below.bullet.is_some() && below.bullet != unit.bullet;
        if !dashed || !found.opens {
            return false;
        }
        let rest = unit.spelled().text.get(found.end..).unwrap_or_default().trim();
        let first = unit.is_plain() && self.labelled_from >= self.out.tasks.len();
        let open = rest.trim_end_matches(['.', ';']);
        // «3. Các cơ quan được giao chủ trì dự án thành phần»: which they are, no task of theirs.
        let charged = found.lead.last().is_some_and(|p| p.collective && p.raw.ends_with(" được giao"));
        (first || open == rest) && ((charged && rest.starts_with("chủ trì")) || self.is_share(open))
    }

    /// «chủ trì», «chủ trì, phối hợp với Sở Nội vụ», «phối hợp với Sở Nội vụ»
    fn is_share(&self, text: &str) -> bool {
        let rest = text.strip_prefix("chủ trì").unwrap_or(text).trim_start_matches([',', ' ']);
        rest.is_empty() || partners::alone(rest, &self.context.bodies).is_some()
    }

    /// Whether a line is names of bodies and nothing else: it tells them nothing.
    ///
    /// An item like a sentence may end its one name before the grammar does («- Các khoa lâm sàng hội chẩn ca nặng.»): that
    /// stays open.
    pub(super) fn is_name(&self, unit: &Unit, decided: &mut Decided) -> bool {
        const LONGEST: usize = 240;
        const FEWEST_WORDS: usize = 5;
        let text = unit.body.trim_end();
        if text.len() > LONGEST || text.ends_with(':') {
            return false;
        }
        let Some(named) = bodies::whole(text, &self.context.bodies) else { return false };
        let small = |word: &str| word.starts_with(char::is_lowercase);
        let sentence = named.len() == 1
            && !unit.is_plain()
            && text.ends_with('.')
            && text.split(' ').count() >= FEWEST_WORDS
            && text.rsplit(' ').take(2).all(small);
        if sentence {
            decided.doubt_name(&[], &self.context.confidence);
        }
        !sentence
    }

    /// Who is given work by a sentence that no grammar reads to the end of the name, also below a heading or a line of
    /// somebody else; `asked` where its words were read, and ask.
    pub(super) fn given(
        &self,
        asked: bool,
        standing: &Standing,
        unit: &Unit,
        decided: &mut Decided,
    ) -> Option<Vec<Party>> {
        if asked {
            return None;
        }
        // Where nobody stands above, a name whose end is not told is nobody either.
        let below = self.group.is_some() || !standing.lead.is_empty();
        let given = unread::given(unit.spelled().text, &self.context.bodies);
        let given = given.filter(|given| below || !given.is_empty())?;
        let known = |party: &Party| party.kind != PartyKind::Other;
        if given.is_empty() || !given.iter().all(known) {
            decided.doubt_name(&given, &self.context.confidence);
        } else {
            decided.confidence = decided.confidence.and(Confidence::new(self.context.confidence.lead_opens));
        }
        Some(given)
    }

    /// A group that stands above an item, or whom the item opens with although no grammar reads it; so too where the item
    /// is a detail of a task of somebody, or below a heading on somebody.
    pub(super) fn one_of_group(
        &self,
        lead: &[Party],
        detail: bool,
        unit: &Unit,
        decided: &mut Decided,
    ) -> Vec<Party> {
        let group = detail || standing::is_group(lead);
        match group.then(|| unread::item(unit.spelled().text, &self.context.bodies)).flatten() {
            Some(Unread::Name(name)) => {
                let found = vec![*name];
                decided.doubt_name(&found, &self.context.confidence);
                found
            }
            Some(Unread::Open) => {
                decided.doubt_name(&[], &self.context.confidence);
                Vec::new()
            }
            None => lead.to_vec(),
        }
    }
}

/// How a unit is numbered: «1.» and «1.1.» are of one style and of two depths.
fn numbered(unit: &Unit) -> Option<(OrdinalStyle, usize)> {
    unit.ordinal.as_ref().map(|ordinal| (ordinal.style, ordinal.values.len()))
}

/// The one of several bodies in a heading that an item opens with by its short name: «- PX03: phối hợp …» below «Phòng Công tác
/// chính trị (PX03), Phòng Tham mưu (PV01)».
pub(super) fn by_short(lead: &[Party], text: &str) -> Option<Vec<Party>> {
    let several = lead.len() > 1;
    let named = |party: &&Party| {
        let short = party.raw.strip_suffix(')').and_then(|raw| raw.rsplit_once('(')).map(|(_, short)| short);
        let rest = short.filter(|short| !short.is_empty()).and_then(|short| text.strip_prefix(short));
        rest.is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    several.then(|| lead.iter().find(named)).flatten().map(|party| vec![party.clone()])
}

/// Who is told by a sentence below a heading on somebody: what it asks of others is the heading's task.
pub(super) fn told_below(
    subject: Option<Subject>,
    above: &[Party],
    decided: &mut Decided,
    sure: &ConfidenceSettings,
) -> Option<Subject> {
    if subject.as_ref().is_some_and(|s| asks_another(s, above)) {
        decided.doubt_asked(sure);
    }
    subject.filter(|s| !s.demanded || above.is_empty())
}

/// Whether a sentence below a heading on somebody asks a single body that is neither of them nor above them: either may be
/// meant to act.
fn asks_another(subject: &Subject, above: &[Party]) -> bool {
    const ABOVE: [PartyKind; 5] = [
        PartyKind::PeoplesCommittee,
        PartyKind::PeoplesCouncil,
        PartyKind::PartyOrgan,
        PartyKind::CentralBody,
        PartyKind::Ministry,
    ];
    let other = |p: &Party| {
        !p.collective
            && !ABOVE.contains(&p.kind)
            && above.iter().all(|own| (own.collective || own.level == p.level) && own.id != p.id)
    };
    subject.demanded && !above.is_empty() && !subject.lead.is_empty() && subject.lead.iter().all(other)
}

/// Whether «+» items follow a dashed one: what its body does, in detail.
pub(super) fn dash_over_plus(unit: &Unit, units: &[Unit], rest: &[Entry]) -> bool {
    let dashed = unit.bullet.as_deref().is_some_and(|b| matches!(b, "-" | "–" | "—" | "•" | "*"));
    let next = || rest.first().filter(|e| e.kind == Kind::Text).and_then(|e| units.get(e.unit));
    dashed && next().is_some_and(|below| below.bullet.as_deref() == Some("+"))
}

#[cfg(test)]
mod tests {
    use model::{Party, PartyLevel};

    use super::*;

    #[test]
    fn bodies_by_their_short_names() {
        let party = |raw: &str| bodies::by_letters(raw, raw, PartyKind::Other, PartyLevel::Other);
        let lead: Vec<Party> = vec![party("Phòng Chính trị (PX03)"), party("Phòng Tham mưu (PV01)")];
        let own = |text: &str| {
            by_short(&lead, text).map(|own| own.iter().map(|p| p.raw.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(own("PV01: Tổng hợp báo cáo."), Some(vec!["Phòng Tham mưu (PV01)".to_owned()]));
        assert_eq!(own("PV011: Tổng hợp báo cáo."), None);
        assert_eq!(own("Tổng hợp báo cáo."), None);
    }
}
