package guanlan.platform.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A browser's own words about itself, in the few that its owner recognises; empty where it says
 * nothing known.
 *
 * @param phone it is held in a hand
 */
public record Device(String browser, String system, boolean phone) {
    /** Browsers name those they wish to be taken for, so the rarer ones are asked first. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("MicroMessenger", "WeChat");
        BROWSERS.put("DingTalk", "DingTalk");
        BROWSERS.put("Lark", "Lark");
        BROWSERS.put("QQBrowser", "QQ Browser");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("Firefox", "Firefox");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("Chrome", "Chrome");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Safari", "Safari");
        BROWSERS.put("curl", "curl");
        SYSTEMS.put("iPhone", "iPhone");
        SYSTEMS.put("iPad", "iPad");
        SYSTEMS.put("HarmonyOS", "HarmonyOS");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Macintosh", "macOS");
        SYSTEMS.put("CrOS", "ChromeOS");
        SYSTEMS.put("Linux", "Linux");
    }

    static Device of(String agent) {
        String system = first(SYSTEMS, agent);
        boolean phone = system.equals("iPhone") || agent.contains("Mobile");
        return new Device(first(BROWSERS, agent), system, phone);
    }

    private static String first(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
