//! What an element says about looks: tags, the old attributes, and the few inline styles that matter here.

use model::Alignment;
use scraper::node::Element;

/// Looks in force at a place of the page.
#[expect(clippy::struct_excessive_bools, reason = "each is a look of its own")]
#[derive(Debug, Clone, Default)]
pub(super) struct State {
    pub bold: bool,
    pub italic: bool,
    pub size: f32,
    pub font: Option<std::rc::Rc<str>>,
    pub capitals: bool,
    pub alignment: Alignment,
    pub preformatted: bool,
}

impl State {
    /// For the letters of a run.
    pub(super) fn look(&self) -> crate::ink::Look<'_> {
        let font = self.font.as_deref().unwrap_or_default();
        crate::ink::Look {
            bold: self.bold,
            italic: self.italic,
            size: self.size,
            font,
            capitals: self.capitals,
        }
    }

    /// What holds inside an element.
    pub(super) fn inside(&self, element: &Element) -> Self {
        let mut state = self.clone();
        match element.name() {
            "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => state.bold = true,
            "i" | "em" | "cite" => state.italic = true,
            "center" => state.alignment = Alignment::Center,
            "pre" => state.preformatted = true,
            "font" => state.font = element.attr("face").map(Into::into).or(state.font),
            _ => {}
        }
        if let Some(align) = element.attr("align") {
            state.alignment = alignment(align).unwrap_or(state.alignment);
        }
        if let Some(style) = element.attr("style") {
            for (property, value) in declarations(style) {
                state.declare(&property, &value);
            }
        }
        state
    }

    fn declare(&mut self, property: &str, value: &str) {
        match property {
            "font-weight" => {
                self.bold = value.starts_with("bold") || matches!(value, "600" | "700" | "800" | "900");
            }
            "font-style" => self.italic = matches!(value, "italic" | "oblique"),
            "text-align" => self.alignment = alignment(value).unwrap_or(self.alignment),
            "text-transform" => self.capitals = value == "uppercase",
            "font-family" => {
                self.font = value.split(',').next().map(|f| f.trim_matches(['"', '\'', ' ']).into());
            }
            "font-size" => {
                if let Some(points) = value.strip_suffix("pt").and_then(|v| v.trim().parse().ok()) {
                    self.size = points;
                }
            }
            _ => {}
        }
    }
}

/// Whether an element is not shown.
pub(super) fn is_hidden(element: &Element) -> bool {
    element.attr("hidden").is_some()
        || element.attr("style").is_some_and(|style| {
            declarations(style).any(|(property, value)| {
                (property == "display" && value == "none") || (property == "visibility" && value == "hidden")
            })
        })
}

/// Whether a list shows no numbers or bullets.
pub(super) fn is_unmarked(element: &Element) -> bool {
    element.attr("style").is_some_and(|style| {
        declarations(style)
            .any(|(property, value)| property.starts_with("list-style") && value.contains("none"))
    })
}

fn declarations(style: &str) -> impl Iterator<Item = (String, String)> {
    let declaration = |part: &str| {
        let (property, value) = part.split_once(':')?;
        let value = value.trim().trim_end_matches("!important").trim();
        // names of fonts keep their case
        let value = if property.contains("family") { value.to_owned() } else { value.to_lowercase() };
        Some((property.trim().to_lowercase(), value))
    };
    style.split(';').filter_map(declaration)
}

fn alignment(value: &str) -> Option<Alignment> {
    match value.trim().to_lowercase().as_str() {
        "center" | "middle" => Some(Alignment::Center),
        "right" | "end" => Some(Alignment::Right),
        "left" | "justify" | "start" => Some(Alignment::Left),
        _ => None,
    }
}
