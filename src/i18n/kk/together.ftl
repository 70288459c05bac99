# Бірнеше адам бір мезгілде.
together-changed = { $who } өзгертті: { $what }
together-added = жаңа жазба — { $kind }
together-removed = жойылды — { $kind }
together-dates = мерзімдер
together-open = { $n ->
    [one] мына қызметкерде ашық: { $who }
   *[other] мына қызметкерлерде ашық: { $who }
}
together-title = Қазір кім жұмыс істеп отыр
together-you = { $who } (сіз)
together-since = { $time } бастап
together-joined = Басқа қызметкердің өзгерістерімен бірге сақталды: { $what }.
together-joined-by = { $who } енгізген өзгерістермен бірге сақталды: { $what }.
together-left = Қазіргі күйінде қалдырылды; сіздікі сақталған жоқ.
together-ask = Кімнің мәні қалсын? Қалғаны біріктірілді.
together-ask-whole = Қайсысы қалсын?
together-opened = бұрын
together-theirs = басқа қызметкерде
together-mine = сізде
together-theirs-is = Басқа қызметкерде: { $text }
together-decision = Шешім
together-hint-theirs = оныкін қалдыру
together-hint-mine = өзімдікін қалдыру
together-hint-edit = қайта жазу
command-who = Қазір кім жұмыс істеп отыр және кімде не ашық
hint-who = кім осында
error-conflict-by = { $more ->
    [0] Осы уақытта { $who } «{ $field }» өрісін өзгертіп қойды.
    [one] Осы уақытта { $who } «{ $field }» өрісін және тағы бір өрісті өзгертіп қойды.
   *[other] Осы уақытта { $who } «{ $field }» өрісін және тағы { $more } өрісті өзгертіп қойды.
}
error-decided-by = Осы уақытта { $who } бұл мерзім бойынша шешім қабылдап қойды.
