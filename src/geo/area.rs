//! The 124 postcode areas and the town each is named after.
//!
//! Used to echo a postcode ("Swansea") and to accept a town in place of one. The names are proper
//! names, the same in every language the program may speak.

/// Area letters and post town, sorted by the letters.
#[rustfmt::skip]
static AREAS: [(&str, &str); 124] = [
    ("AB", "Aberdeen"), ("AL", "St Albans"), ("B", "Birmingham"), ("BA", "Bath"),
    ("BB", "Blackburn"), ("BD", "Bradford"), ("BH", "Bournemouth"), ("BL", "Bolton"),
    ("BN", "Brighton"), ("BR", "Bromley"), ("BS", "Bristol"), ("BT", "Belfast"), ("CA", "Carlisle"),
    ("CB", "Cambridge"), ("CF", "Cardiff"), ("CH", "Chester"), ("CM", "Chelmsford"),
    ("CO", "Colchester"), ("CR", "Croydon"), ("CT", "Canterbury"), ("CV", "Coventry"),
    ("CW", "Crewe"), ("DA", "Dartford"), ("DD", "Dundee"), ("DE", "Derby"), ("DG", "Dumfries"),
    ("DH", "Durham"), ("DL", "Darlington"), ("DN", "Doncaster"), ("DT", "Dorchester"),
    ("DY", "Dudley"), ("E", "East London"), ("EC", "Central London (EC)"), ("EH", "Edinburgh"),
    ("EN", "Enfield"), ("EX", "Exeter"), ("FK", "Falkirk"), ("FY", "Blackpool"), ("G", "Glasgow"),
    ("GL", "Gloucester"), ("GU", "Guildford"), ("GY", "Guernsey"), ("HA", "Harrow"),
    ("HD", "Huddersfield"), ("HG", "Harrogate"), ("HP", "Hemel Hempstead"), ("HR", "Hereford"),
    ("HS", "Stornoway"), ("HU", "Hull"), ("HX", "Halifax"), ("IG", "Ilford"), ("IM", "Isle of Man"),
    ("IP", "Ipswich"), ("IV", "Inverness"), ("JE", "Jersey"), ("KA", "Kilmarnock"),
    ("KT", "Kingston upon Thames"), ("KW", "Kirkwall"), ("KY", "Kirkcaldy"), ("L", "Liverpool"),
    ("LA", "Lancaster"), ("LD", "Llandrindod Wells"), ("LE", "Leicester"), ("LL", "Llandudno"),
    ("LN", "Lincoln"), ("LS", "Leeds"), ("LU", "Luton"), ("M", "Manchester"), ("ME", "Rochester"),
    ("MK", "Milton Keynes"), ("ML", "Motherwell"), ("N", "North London"),
    ("NE", "Newcastle upon Tyne"), ("NG", "Nottingham"), ("NN", "Northampton"), ("NP", "Newport"),
    ("NR", "Norwich"), ("NW", "North West London"), ("OL", "Oldham"), ("OX", "Oxford"),
    ("PA", "Paisley"), ("PE", "Peterborough"), ("PH", "Perth"), ("PL", "Plymouth"),
    ("PO", "Portsmouth"), ("PR", "Preston"), ("RG", "Reading"), ("RH", "Redhill"),
    ("RM", "Romford"), ("S", "Sheffield"), ("SA", "Swansea"), ("SE", "South East London"),
    ("SG", "Stevenage"), ("SK", "Stockport"), ("SL", "Slough"), ("SM", "Sutton"), ("SN", "Swindon"),
    ("SO", "Southampton"), ("SP", "Salisbury"), ("SR", "Sunderland"), ("SS", "Southend-on-Sea"),
    ("ST", "Stoke-on-Trent"), ("SW", "South West London"), ("SY", "Shrewsbury"), ("TA", "Taunton"),
    ("TD", "Galashiels"), ("TF", "Telford"), ("TN", "Tonbridge"), ("TQ", "Torquay"),
    ("TR", "Truro"), ("TS", "Middlesbrough"), ("TW", "Twickenham"), ("UB", "Southall"),
    ("W", "West London"), ("WA", "Warrington"), ("WC", "Central London (WC)"), ("WD", "Watford"),
    ("WF", "Wakefield"), ("WN", "Wigan"), ("WR", "Worcester"), ("WS", "Walsall"),
    ("WV", "Wolverhampton"), ("YO", "York"), ("ZE", "Lerwick"),
];

/// The post town of a postcode area: `Swansea` for `SA`. Letters in capitals; `None` if there is no
/// such area.
#[must_use]
pub fn town(area: &str) -> Option<&'static str> {
    let at = AREAS
        .binary_search_by(|(letters, _)| (*letters).cmp(area))
        .ok()?;
    AREAS.get(at).map(|(_, town)| *town)
}

/// The postcode area named after a town: `SA` for `swansea`. Case and anything but letters and
/// digits are ignored; `None` if no area carries that name (`London` is shared by eight).
#[must_use]
pub fn area_of_town(text: &str) -> Option<&'static str> {
    AREAS
        .iter()
        .find(|(_, town)| same_letters(town, text))
        .map(|(letters, _)| *letters)
}

/// Whether two names are the same once case, spaces and punctuation are put aside.
fn same_letters(left: &str, right: &str) -> bool {
    let plain = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect::<String>()
    };
    plain(left) == plain(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_so_that_it_can_be_searched() {
        assert!(AREAS.is_sorted_by(|left, right| left.0 < right.0));
    }

    #[test]
    fn areas_and_towns_find_each_other() {
        assert_eq!(town("SA"), Some("Swansea"));
        assert_eq!(town("CF"), Some("Cardiff"));
        assert_eq!(town("ZZ"), None);
        assert_eq!(area_of_town(" SWANSEA "), Some("SA"));
        assert_eq!(area_of_town("stoke on trent"), Some("ST"));
        assert_eq!(area_of_town("London"), None);
        assert_eq!(area_of_town(""), None);
    }
}
