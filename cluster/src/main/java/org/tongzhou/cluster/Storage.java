package org.tongzhou.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/// The folder or bucket that the job reads from and writes to, by its address.
///
/// @param settings of Hadoop, with the keys of a bucket
record Storage(Configuration settings) {

    String read(String at, String name) {
        Path path = new Path(at, name);
        try (InputStream in = path.getFileSystem(settings).open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    void write(String at, String name, String text) {
        Path path = new Path(at, name);
        try {
            FileSystem files = path.getFileSystem(settings);
            // Local folders would get a second file with a checksum beside each.
            files.setWriteChecksum(false);
            try (OutputStream out = files.create(path, true)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path, e);
        }
    }
}
