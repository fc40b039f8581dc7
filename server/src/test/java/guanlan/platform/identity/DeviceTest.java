package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0|Edge|Windows|false",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15|Safari|macOS|false",
                "Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36 MicroMessenger/8.0|WeChat|Android|true",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0|Firefox|Linux|false",
                "Java-http-client/25||''|false"
            })
    void isNamedInTheWordsOfItsOwner(String agent, String browser, String system, boolean phone) {
        assertThat(Device.of(agent))
                .isEqualTo(
                        new Device(
                                browser == null ? "" : browser,
                                system == null ? "" : system,
                                phone));
    }
}
