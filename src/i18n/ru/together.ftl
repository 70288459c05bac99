# Несколько человек одновременно.
together-changed = { $who } — изменения: { $what }
together-added = новая запись — { $kind }
together-removed = удалено — { $kind }
together-dates = сроки
together-open = { $n ->
    [one] открыто у сотрудника: { $who }
    [few] открыто у сотрудников: { $who }
   *[many] открыто у сотрудников: { $who }
}
together-title = Кто сейчас работает
together-you = { $who } (вы)
together-since = с { $time }
together-joined = Сохранено вместе с изменениями другого сотрудника: { $what }.
together-joined-by = Сохранено вместе с изменениями другого сотрудника ({ $who }): { $what }.
together-left = Оставлено как есть; ваше не сохранено.
together-ask = Чьё значение оставить? Всё остальное объединено.
together-ask-whole = Что оставить?
together-opened = было
together-theirs = у другого сотрудника
together-mine = у вас
together-theirs-is = У другого сотрудника: { $text }
together-decision = Решение
together-hint-theirs = оставить чужое
together-hint-mine = оставить своё
together-hint-edit = исправить
command-who = Кто сейчас работает и что у кого открыто
hint-who = кто здесь
error-conflict-by = { $more ->
    [0] Поле «{ $field }» за это время уже изменено: { $who }.
    [one] Поле «{ $field }» и ещё { $more } поле за это время уже изменены: { $who }.
    [few] Поле «{ $field }» и ещё { $more } поля за это время уже изменены: { $who }.
   *[many] Поле «{ $field }» и ещё { $more } полей за это время уже изменены: { $who }.
}
error-decided-by = По этому сроку за это время уже принято решение: { $who }.
