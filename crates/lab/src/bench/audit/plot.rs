//! Time and memory by the number of links, as a picture on two logarithmic scales.

use std::fmt::Write as _;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 60.0;
const TOP: f64 = 30.0;
const BOTTOM: f64 = 50.0;

/// The picture for points of links, seconds and megabytes.
pub(super) fn svg(points: &[(usize, f64, f64)]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"12\" role=\"img\" aria-label=\"Seconds and megabytes by the number of links, both scales logarithmic\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    let links = |point: &(usize, f64, f64)| point.0 as f64;
    let across = Scale::new(points.iter().map(links), LEFT, WIDTH - RIGHT);
    for tick in across.ticks() {
        let x = across.at(tick);
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{TOP}\" x2=\"{x:.1}\" y2=\"{}\" stroke=\"#ddd\"/><text x=\"{x:.1}\" y=\"{}\" text-anchor=\"middle\">{tick}</text>",
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM + 18.0
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">links</text>",
        WIDTH / 2.0,
        HEIGHT - 10.0
    );
    let seconds: Vec<(f64, f64)> = points.iter().map(|point| (links(point), point.1)).collect();
    let megabytes: Vec<(f64, f64)> = points.iter().map(|point| (links(point), point.2)).collect();
    curve(&mut svg, &across, &seconds, ("seconds", "#0b5394"), LEFT - 6.0, "end");
    curve(&mut svg, &across, &megabytes, ("MB", "#b45f06"), WIDTH - RIGHT + 6.0, "start");
    svg + "</svg>\n"
}

fn curve(
    svg: &mut String,
    across: &Scale,
    points: &[(f64, f64)],
    (name, colour): (&str, &str),
    x: f64,
    anchor: &str,
) {
    let up = Scale::new(points.iter().map(|point| point.1), HEIGHT - BOTTOM, TOP);
    for tick in up.ticks() {
        let y = up.at(tick) + 4.0;
        let _ = writeln!(
            svg,
            "<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{tick}</text>"
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"18\" text-anchor=\"{anchor}\" fill=\"{colour}\">{name}</text>"
    );
    let places: Vec<String> = points
        .iter()
        .map(|&(links, value)| format!("{:.1},{:.1}", across.at(links), up.at(value)))
        .collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>",
        places.join(" ")
    );
    for place in &places {
        let (x, y) = place.split_once(',').unwrap_or_default();
        let _ = writeln!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"3\" fill=\"{colour}\"/>");
    }
}

/// A logarithmic scale in whole powers of ten.
struct Scale {
    low: i32,
    high: i32,
    from: f64,
    to: f64,
}

impl Scale {
    fn new(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Self {
        let (mut low, mut high) = (i32::MAX, i32::MIN);
        for value in values.filter(|value| *value > 0.0) {
            low = low.min(value.log10().floor() as i32);
            high = high.max(value.log10().ceil() as i32);
        }
        if low > high {
            (low, high) = (0, 1);
        }
        Self { low, high: high.max(low + 1), from, to }
    }

    fn at(&self, value: f64) -> f64 {
        let share =
            (value.max(1e-9).log10() - f64::from(self.low)) / f64::from(self.high - self.low);
        self.from + share * (self.to - self.from)
    }

    fn ticks(&self) -> impl Iterator<Item = f64> {
        (self.low..=self.high).map(|power| 10_f64.powi(power))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_drawn_within_the_picture() {
        let picture = svg(&[(1_000, 0.4, 40.0), (10_000, 4.2, 90.0), (100_000, 41.0, 600.0)]);
        assert_eq!(picture.matches("<circle").count(), 6);
        for place in picture.split("cx=\"").skip(1) {
            let x: f64 = place.split('"').next().unwrap().parse().unwrap();
            assert!((LEFT..=WIDTH - RIGHT).contains(&x), "{x}");
        }
    }
}
