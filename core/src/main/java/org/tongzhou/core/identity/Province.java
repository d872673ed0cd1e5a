package org.tongzhou.core.identity;

import java.util.Map;
import java.util.Optional;
import org.tongzhou.core.plan.Text;

/// The provinces by the first two digits of a resident identity number (GB/T 2260).
public record Province(String code, Text name) {

    private static final Map<String, Text> NAMES =
            Map.ofEntries(
                    entry("11", "北京", "Beijing"),
                    entry("12", "天津", "Tianjin"),
                    entry("13", "河北", "Hebei"),
                    entry("14", "山西", "Shanxi"),
                    entry("15", "内蒙古", "Inner Mongolia"),
                    entry("21", "辽宁", "Liaoning"),
                    entry("22", "吉林", "Jilin"),
                    entry("23", "黑龙江", "Heilongjiang"),
                    entry("31", "上海", "Shanghai"),
                    entry("32", "江苏", "Jiangsu"),
                    entry("33", "浙江", "Zhejiang"),
                    entry("34", "安徽", "Anhui"),
                    entry("35", "福建", "Fujian"),
                    entry("36", "江西", "Jiangxi"),
                    entry("37", "山东", "Shandong"),
                    entry("41", "河南", "Henan"),
                    entry("42", "湖北", "Hubei"),
                    entry("43", "湖南", "Hunan"),
                    entry("44", "广东", "Guangdong"),
                    entry("45", "广西", "Guangxi"),
                    entry("46", "海南", "Hainan"),
                    entry("50", "重庆", "Chongqing"),
                    entry("51", "四川", "Sichuan"),
                    entry("52", "贵州", "Guizhou"),
                    entry("53", "云南", "Yunnan"),
                    entry("54", "西藏", "Tibet"),
                    entry("61", "陕西", "Shaanxi"),
                    entry("62", "甘肃", "Gansu"),
                    entry("63", "青海", "Qinghai"),
                    entry("64", "宁夏", "Ningxia"),
                    entry("65", "新疆", "Xinjiang"),
                    entry("71", "台湾", "Taiwan"),
                    entry("81", "香港", "Hong Kong"),
                    entry("82", "澳门", "Macau"),
                    entry("83", "台湾", "Taiwan"));

    public static Optional<Province> of(String code) {
        return Optional.ofNullable(NAMES.get(code)).map(name -> new Province(code, name));
    }

    private static Map.Entry<String, Text> entry(String code, String zh, String en) {
        return Map.entry(code, new Text(zh, en));
    }
}
