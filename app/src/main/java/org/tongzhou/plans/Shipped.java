package org.tongzhou.plans;

import java.util.List;

/// The plan documents that ship with the platform. None is in force before somebody publishes it.
public final class Shipped {

    /// Xiang Hu Bao and the others, each with the source of its rules.
    public static final List<String> PLANS =
            List.of(
                    "xiang-hu-bao.yaml",
                    "xiang-hu-bao-senior.yaml",
                    "xiaomi-huzhu.yaml",
                    "waterdrop.yaml",
                    "easy-mutual.yaml",
                    "meituan.yaml",
                    "didi.yaml",
                    "baidu-denghuo.yaml",
                    "fair-share.yaml");

    /// Marked copies with limits scaled to the size of the demo.
    public static final List<String> DEMO =
            List.of(
                    "demo/demo-xiang-hu-bao.yaml",
                    "demo/demo-senior.yaml",
                    "demo/demo-waterdrop.yaml");

    private Shipped() {}
}
