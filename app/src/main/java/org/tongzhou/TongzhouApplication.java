package org.tongzhou;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The Spring application; [Tongzhou] starts it from the command line.
@SpringBootApplication
@ConfigurationPropertiesScan
public class TongzhouApplication {}
