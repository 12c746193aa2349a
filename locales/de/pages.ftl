language = Sprache
choose = Auswählen
open-discussions = { $count ->
    [0] Keine offenen Diskussionen
    [one] { $count } offene Diskussion
   *[other] { $count } offene Diskussionen
}
