package io.semstream.micrograph.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InstrumentTimeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2020/08/31 15:32:31|2020-08-31T15:32:31|unknown",
        "10/29/2025 9:33:41 AM|2025-10-29T09:33:41|unknown",
        "10/29/2025 12:33:41 AM|2025-10-29T00:33:41|unknown", "18.08.2020 13:40:03|2020-08-18T13:40:03|unknown",
        "18.8.2020 3:40:03|2020-08-18T03:40:03|unknown", "08/18/2020 01:40:03 PM|2020-08-18T13:40:03|unknown",
        "25/12/2020 1:40:03 pm|2020-12-25T13:40:03|unknown", "3/4/2020 10:00:00|2020-03-04T10:00:00|unknown",
        "24 Mar 2017 12:40:39|2017-03-24T12:40:39|unknown", "17-Dec-2019 12:40|2019-12-17T12:40:00|unknown",
        "2023-03-27 00:47:19|2023-03-27T00:47:19|unknown", "2023:03:27 00:47:19|2023-03-27T00:47:19|unknown",
        "2023:03:27 00:47:19+09:00|2023-03-27T00:47:19+09:00|+09:00", "2023-03-27T00:47:19.123Z|2023-03-27T00:47:19.123Z|Z",
        "2025-05-27T10:32:12.498-04:00|2025-05-27T10:32:12.498-04:00|-04:00", "2020-08-18T13:40:00|2020-08-18T13:40:00|unknown",
        "2020/08/31 PM 3:32|2020-08-31T15:32:00|unknown", "2020/08/31 午後 3:32:31|2020-08-31T15:32:31|unknown",
        "2020-08-31 오전 3:32:31|2020-08-31T03:32:31|unknown", "31.08.20 15:32|2020-08-31T15:32:00|unknown",
        "5/6/20 15:32|2020-05-06T15:32:00|unknown", "20/08/31 15:32|2020-08-31T15:32:00|unknown",
        "8/23/2023 3:29:22\u202FPM|2023-08-23T15:29:22|unknown"})
    void readsDatesInEveryOrder(String text, String iso, String zone) {
        assertThat(InstrumentTime.parse(text)).contains(new InstrumentTime(iso, zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2013", "2013-10-17", "14:06:05", "99.99.2020 10:00:00", "2020-02-30 10:00:00",
        "2020/08/31 25:00:00",
        "0000:00:00 00:00:00", "    :  :     :  :  ", "0001-01-01 00:00:00", "9999-12-31 23:59:59", "10/29/2025 13:33:41 PM"})
    void saysNothingOfWhatIsNoTime(String text) {
        assertThat(InstrumentTime.parse(text)).isEmpty();
    }

    @Test
    void readsSecondsSince1970AsUtc() {
        assertThat(InstrumentTime.ofEpoch(1_675_991_618.19)).contains(new InstrumentTime("2023-02-10T01:13:38.19Z", "Z"));
        assertThat(InstrumentTime.ofEpoch(Double.NaN)).isEmpty();
        assertThat(InstrumentTime.ofEpoch(1e30)).isEmpty();
    }
}
