# Originals: where they lie, who took them, and the act of acceptance.

field-held_since = Бізде, бастап
field-held_by = Қабылдаған
field-kept_at = Сақталатын орны
field-returned_on = Қайтарылған күні
field-returned_to = Кімге қайтарылды
field-trip = Клиент елден шығады
