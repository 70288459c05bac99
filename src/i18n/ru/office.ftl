### Настройки: мои, офиса, письма, путь к правилам.

office-section-mine = Для меня
office-section-office = Офис
office-section-letters = Письма
office-language = Язык
office-language-about = Язык ваших экранов; письма пишутся на языке получателя.
office-look = Вид
office-look-about = Высокий контраст — для светлых комнат и уставших глаз; и без цвета всё сказано знаками и словами.
office-look-default = обычные цвета
office-look-contrast = высокий контраст
office-look-light = для светлого фона
office-look-monochrome = без цвета
office-zone = Часовой пояс
office-zone-about = Даты — гражданские даты офиса: единое время Казахстана UTC+5 с 1 марта 2024 года. Изменить нельзя.
office-levels = Уровни сроков
office-levels-about = За сколько дней срок считается срочным и близким — для всех: в списках, в проверке дня и для других программ.
office-levels-value = срочно до { $critical } дн., скоро до { $soon } дн.
office-review = Проверка дня
office-review-about = К какому часу закрывать проверку и за сколько рабочих дней обязательный срок, которого никто не видел, попадает в проверку заместителя, а затем руководителей.
office-review-value = до { $hour }; заместитель за { $deputy }, руководители за { $supervisor } раб. дн.
office-wordings = Тексты писем
office-wordings-about = Тексты меняются там, где пишутся письма: откройте клиента или дело, нажмите l и измените текст с просмотром. Собственные тексты офиса:
office-wordings-value =
    { $n ->
        [0] встроенные
        [one] { $n } собственный текст
        [few] { $n } собственных текста
        [many] { $n } собственных текстов
       *[other] { $n } собственного текста
    }
office-data = Персональные данные
office-data-about = Сколько записей ограниченного доступа: люди, документы, контакты. Enter — страница о персональных данных.
office-data-plain = людей — { $people }, записей — { $records }
office-data-fine = людей — { $people }, записей — { $records } из { $limit }
office-data-near = ! людей — { $people }, записей — { $records } из { $limit }
office-rules = Справочник правил
office-rules-about = Каждое правило с надёжностью и источником; здесь руководитель подтверждает то, за что практика ручается.
office-saved = Сохранено для офиса; u — отменить.
office-saved-mine = Сохранено для вас, на любом терминале.
office-not-a-number = «{ $typed }» — не число дней.
office-now = В офисе сейчас { $time } ({ $zone }).
office-thresholds-order = Срочно — меньше дней, чем скоро, а скоро — не больше { $most }.
field-critical = Срочно, дней
field-soon = Скоро, дней
field-sign_off_by = Закрыть до
field-climb_deputy = Заместитель, раб. дн.
field-climb_supervisor = Руководители, раб. дн.
